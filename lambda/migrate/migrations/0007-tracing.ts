import type { Migration } from '../migration';

/**
 * The trace of every access. Each event is also a line of the server log, which a rollback does not undo and no user of
 * a function can switch off. Numbers of events come from a sequence, which a rollback does not turn back: a number
 * without its event shows an access that was undone. Links chain the events of each tenant, so that a later change
 * shows (docs/decisions/0041-trace.md).
 */
export const tracing: Migration = {
  name: '0007-tracing',
  sql: `
    set local role bulwark_owner;

    alter table bulwark.events
      add column role name not null default session_user,
      add check (tenant ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
      -- One line of the log per access: no actor or request can contain a line break.
      add check (actor ~ '^[!-~]{1,128}$'),
      add check (request ~ '^[!-~]{1,128}$');
    comment on column bulwark.events.role is 'The database user of the function. It cannot be chosen.';
    create index events_by_tenant on bulwark.events (tenant, id);

    create function bulwark.record_events(
      p_tenant text, p_actor text, p_request text, p_action text, p_subjects uuid[], p_records uuid[]
    ) returns void
      language plpgsql set search_path = '' as $$
    declare
      numbers bigint[];
    begin
      if cardinality(p_subjects) = 1 and cardinality(p_records) <= 1 then
        insert into bulwark.events (tenant, actor, action, subject, records, request)
          values (p_tenant, p_actor, p_action, p_subjects[1], p_records, p_request)
          returning array[id] into numbers;
      else
        with made as (
          insert into bulwark.events (tenant, actor, action, subject, records, request)
            select p_tenant, p_actor, p_action, t.subject,
                coalesce(array_agg(t.record order by t.record) filter (where t.record is not null), '{}'), p_request
              from unnest(p_subjects, p_records) as t (subject, record)
              group by t.subject
            returning id
        )
        select array_agg(id) into numbers from made;
      end if;
      raise log 'bulwark access %', jsonb_build_object(
        'events', numbers, 'role', session_user, 'tenant', p_tenant, 'actor', p_actor, 'request', p_request,
        'action', p_action, 'subjects', p_subjects[1:200], 'records', p_records[1:200]);
    end
    $$;
    comment on function bulwark.record_events is 'Takes the persons and the records of an access side by side.';

    create table bulwark.event_links (
      tenant text not null,
      number integer not null,
      after bigint not null,
      up_to bigint not null,
      events integer not null,
      hash bytea not null,
      made_at timestamptz not null default now(),
      verified_at timestamptz,
      primary key (tenant, number)
    );
    comment on table bulwark.event_links is 'Each hashes the link before it and the events of its tenant since then.';

    create table bulwark.event_check (
      single boolean primary key default true check (single),
      up_to bigint not null
    );
    comment on table bulwark.event_check is 'The last number of an event that was looked for.';
    insert into bulwark.event_check (up_to) select coalesce(max(id), 0) from bulwark.events;

    do $$
    declare
      name text;
    begin
      foreach name in array array['event_links', 'event_check'] loop
        execute format('alter table bulwark.%I enable row level security', name);
        execute format('alter table bulwark.%I force row level security', name);
        execute format('create policy keep on bulwark.%I to bulwark_overseer using (true)', name);
      end loop;
    end
    $$;
    create policy audit on bulwark.events for select to bulwark_overseer using (true);
    grant select on bulwark.events to bulwark_overseer;
    grant select, insert on bulwark.event_links to bulwark_overseer;
    grant update (verified_at) on bulwark.event_links to bulwark_overseer;
    grant select, update (up_to) on bulwark.event_check to bulwark_overseer;

    set local role bulwark_overseer;
    alter default privileges for role bulwark_overseer revoke execute on functions from public;

    create function bulwark.hash_events(p_tenant text, p_after bigint, p_up_to bigint, p_before bytea) returns bytea
      language sql stable security definer set search_path = '' as $$
      select pg_catalog.sha256(p_before || convert_to(coalesce(string_agg(jsonb_build_array(
          e.id, e.tenant, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), e.actor, e.action, e.subject,
          e.records, e.request, e.role)::text, E'\\n' order by e.id), ''), 'UTF8'))
        from bulwark.events e
        where e.tenant = p_tenant and e.id > p_after and e.id <= p_up_to;
    $$;

    -- A link has at most twenty thousand events, so that it is hashed in memory and verified in a moment.
    create function bulwark.link_events(p_until timestamptz) returns integer
      language plpgsql security definer set search_path = '' as $$
    declare
      size constant integer := 20000;
      chain text;
      last record;
      next record;
      made integer := 0;
    begin
      -- The index finds the next tenant at once, however many events there are.
      select min(tenant) into chain from bulwark.events;
      while chain is not null and made < 200 loop
        loop
          select l.number, l.up_to, l.hash into last from bulwark.event_links l
            where l.tenant = chain order by l.number desc limit 1;
          select count(*)::integer as events, max(few.id) as up_to into next from (
            select e.id from bulwark.events e
              where e.tenant = chain and e.id > coalesce(last.up_to, 0) and e.at < p_until
              order by e.id limit size) few;
          exit when next.events = 0;
          insert into bulwark.event_links (tenant, number, after, up_to, events, hash)
            values (chain, coalesce(last.number, 0) + 1, coalesce(last.up_to, 0), next.up_to, next.events,
              bulwark.hash_events(chain, coalesce(last.up_to, 0), next.up_to, coalesce(last.hash, '')));
          -- The copy in the server log shows a link that was made again after a change of its events.
          raise log 'bulwark link %', (select to_jsonb(l) from bulwark.event_links l
            where l.tenant = chain and l.number = coalesce(last.number, 0) + 1);
          made := made + 1;
          exit when next.events < size or made >= 200;
        end loop;
        select min(tenant) into chain from bulwark.events where tenant > chain;
      end loop;
      return made;
    end
    $$;

    create function bulwark.verify_links(p_limit integer) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      link bulwark.event_links;
      before bulwark.event_links;
      changed jsonb := '[]';
    begin
      for link in select * from bulwark.event_links order by verified_at nulls first, tenant, number limit p_limit loop
        select * into before from bulwark.event_links where tenant = link.tenant and number = link.number - 1;
        if link.after is distinct from coalesce(before.up_to, 0)
          or (link.number > 1 and before.number is null)
          or link.hash is distinct from bulwark.hash_events(link.tenant, link.after, link.up_to, coalesce(before.hash, ''))
        then
          changed := changed || jsonb_build_object('tenant', link.tenant, 'number', link.number,
            'after', link.after, 'upTo', link.up_to);
        end if;
        update bulwark.event_links set verified_at = clock_timestamp()
          where tenant = link.tenant and number = link.number;
      end loop;
      return changed;
    end
    $$;

    create function bulwark.find_missing_events(p_until timestamptz) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      checked bigint;
      latest bigint;
      missing jsonb;
    begin
      select up_to into checked from bulwark.event_check;
      select max(id) into latest from bulwark.events where id > checked and at < p_until;
      if latest is null then
        return '[]';
      end if;
      select coalesce(jsonb_agg(n), '[]') into missing from (
        select n from generate_series(checked + 1, latest) n
          where not exists (select from bulwark.events e where e.id = n)
          limit 100) gaps;
      update bulwark.event_check set up_to = latest;
      return missing;
    end
    $$;

    grant execute on function
      bulwark.link_events(timestamptz), bulwark.verify_links(integer), bulwark.find_missing_events(timestamptz)
      to bulwark_keeper;

    reset role;
  `,
};
