import type { Migration } from '../migration';

/**
 * The same checks with less work for the database, which makes them for every request. A function that is called
 * immutable and is not is never inlined. A regular expression with a count has a state for each character. Rows of
 * before were checked by the same rule, so the table is not read again while nothing else may use it.
 *
 * And pages that look at a limited number of records. Many records of an erased person may remain for minutes, and a
 * page that skipped all of them took longer than a statement may. It ends early, and the next one goes on from there.
 */
export const cheaperAccesses: Migration = {
  name: '0012-cheaper-accesses',
  sql: `
    set local role bulwark_owner;

    alter function bulwark.key_of(bulwark.subjects) stable;

    alter table bulwark.events
      drop constraint events_tenant_check,
      drop constraint events_actor_check,
      drop constraint events_request_check,
      add constraint events_tenant_check check (tenant ~ '^[a-z0-9][a-z0-9-]+$' and length(tenant) <= 63) not valid,
      add constraint events_actor_check check (actor ~ '^[!-~]+$' and length(actor) <= 128) not valid,
      add constraint events_request_check check (request ~ '^[!-~]+$' and length(request) <= 128) not valid;

    drop function bulwark.list_records(text, text, text, uuid, uuid, integer);
    drop function bulwark.search_records(text, text, text, bytea, uuid);
    drop function bulwark.answer_page(text, text, text, text, bulwark.records[], integer);

    -- Each row has an entry, and whether its person has a key. Others are left out before the page is cut, since they
    -- may be deleted a moment later. The next page starts after the last row that this one looked at.
    create function bulwark.answer_page(
      p_tenant text, p_actor text, p_request text, p_action text, p_rows refcursor, p_limit integer
    ) returns jsonb
      language plpgsql set search_path = '' as $$
    declare
      looks constant integer := 5000;
      looked integer := 0;
      candidate record;
      page bulwark.records[] := '{}';
      last uuid;
      next uuid;
      answer jsonb;
    begin
      loop
        fetch p_rows into candidate;
        exit when not found;
        if looked = looks or (candidate.known and cardinality(page) = p_limit) then
          next := last;
          exit;
        end if;
        looked := looked + 1;
        last := (candidate.entry).id;
        if candidate.known then
          page := page || candidate.entry;
        end if;
      end loop;
      select coalesce(jsonb_agg(bulwark.record_of(r::bulwark.records, s) order by r.id), '[]') into answer
        from unnest(page) r
        join bulwark.subjects s on s.tenant = r.tenant and s.subject = r.subject
        where s.tenant = p_tenant;
      if cardinality(page) = 0 then
        perform bulwark.record_events(p_tenant, p_actor, p_request, p_action, array[null]::uuid[], '{}');
      else
        perform bulwark.record_events(p_tenant, p_actor, p_request, p_action,
          array(select r.subject from unnest(page) r), array(select r.id from unnest(page) r));
      end if;
      return jsonb_build_object('items', answer, 'next', next);
    end
    $$;

    -- A scalar subquery is asked row by row. A join might first hash every person of the tenant. One row more than a page
    -- looks at shows whether there is another page.
    create function bulwark.list_records(
      p_tenant text, p_actor text, p_request text, p_subject uuid, p_after uuid, p_limit integer
    ) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      after uuid := coalesce(p_after, '00000000-0000-0000-0000-000000000000');
      found_rows refcursor;
    begin
      perform set_config('app.tenant', p_tenant, true);
      if p_subject is not null then
        open found_rows for
          select r as entry, true as known from bulwark.records r
            where r.tenant = p_tenant and r.subject = p_subject and r.id > after
              and exists (select from bulwark.subjects s where s.tenant = p_tenant and s.subject = p_subject)
            order by r.id limit 5001;
      else
        open found_rows for
          select r as entry,
              (select true from bulwark.subjects s where s.tenant = p_tenant and s.subject = r.subject) as known
            from bulwark.records r where r.tenant = p_tenant and r.id > after order by r.id limit 5001;
      end if;
      return bulwark.answer_page(
        p_tenant, p_actor, p_request, 'record.list', found_rows, least(greatest(p_limit, 1), 50));
    end
    $$;

    create function bulwark.search_records(
      p_tenant text, p_actor text, p_request text, p_email_index bytea, p_after uuid
    ) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      after uuid := coalesce(p_after, '00000000-0000-0000-0000-000000000000');
      found_rows refcursor;
    begin
      perform set_config('app.tenant', p_tenant, true);
      open found_rows for
        select r as entry,
            (select true from bulwark.subjects s where s.tenant = p_tenant and s.subject = r.subject) as known
          from bulwark.records r
          where r.tenant = p_tenant and r.email_index = p_email_index and r.id > after
          order by r.id limit 5001;
      return bulwark.answer_page(p_tenant, p_actor, p_request, 'record.search', found_rows, 20);
    end
    $$;

    grant execute on function
      bulwark.list_records(text, text, text, uuid, uuid, integer),
      bulwark.search_records(text, text, text, bytea, uuid)
      to bulwark_read;

    reset role;
  `,
};
