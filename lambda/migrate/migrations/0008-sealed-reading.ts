import type { Migration } from '../migration';

/**
 * The functions that read, with the seal of each record and the versions of its keys. The action of an event and the
 * length of a page are fixed here, since whoever controls the function could choose them. Handing out a key is an
 * access, too.
 */
export const sealedReading: Migration = {
  name: '0008-sealed-reading',
  sql: `
    set local role bulwark_owner;

    drop function bulwark.read_record(text, text, text, uuid);
    drop function bulwark.read_page(text, text, text, text, uuid, bytea, uuid, integer);
    drop function bulwark.export_subject(text, text, text, uuid, uuid, bigint, integer);
    drop function bulwark.record_of(bulwark.records, bytea);
    drop function bulwark.tenant_key(text);
    drop function bulwark.keep_tenant_key(text, bytea);

    create function bulwark.base64(p_bytes bytea) returns text
      language sql immutable strict
      return translate(encode(p_bytes, 'base64'), E'\\n', '');

    create function bulwark.read_keys(p_tenant text) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      generations jsonb;
    begin
      perform set_config('app.tenant', p_tenant, true);
      select jsonb_agg(jsonb_build_object(
          'generation', k.generation, 'epoch', k.epoch, 'key', bulwark.base64(k.wrapped_key)))
        into generations
        from bulwark.tenant_keys k where k.tenant = p_tenant and k.wrapped_key is not null;
      if generations is not null then
        perform bulwark.record_events(p_tenant, session_user::text, '-', 'key.read', array[null]::uuid[], '{}');
      end if;
      return jsonb_build_object(
        'generations', coalesce(generations, '[]'),
        'epochs', (
          select coalesce(jsonb_agg(jsonb_build_object(
              'epoch', e.epoch, 'arn', e.key_arn, 'key', bulwark.base64(e.wrapped_key))), '[]')
            from bulwark.epochs e where e.wrapped_key is not null),
        'open', (select e.epoch from bulwark.epochs e where e.opened_at is not null and e.closed_at is null),
        'gone', generations is null and exists (select from bulwark.tenant_keys k where k.tenant = p_tenant));
    end
    $$;

    create function bulwark.keep_tenant_key(p_tenant text, p_epoch integer, p_key bytea) returns boolean
      language plpgsql security definer set search_path = '' as $$
    begin
      perform set_config('app.tenant', p_tenant, true);
      insert into bulwark.tenant_keys (tenant, generation, epoch, wrapped_key)
        select p_tenant, 1, e.epoch, p_key
          from bulwark.epochs e
          where e.epoch = p_epoch and e.opened_at is not null and e.closed_at is null
            and not exists (select from bulwark.tenant_keys k where k.tenant = p_tenant)
        on conflict do nothing;
      if not found then
        return false;
      end if;
      perform bulwark.record_events(p_tenant, session_user::text, '-', 'key.create', array[null]::uuid[], '{}');
      return true;
    end
    $$;

    create function bulwark.key_of(s bulwark.subjects) returns jsonb
      language sql immutable
      return jsonb_build_object(
        'generation', s.generation, 'epoch', s.epoch, 'key', bulwark.base64(s.wrapped_key));

    create function bulwark.record_of(r bulwark.records, s bulwark.subjects) returns jsonb
      language sql stable
      return jsonb_build_object(
        'id', r.id,
        'subject', r.subject,
        'version', r.version,
        'createdAt', bulwark.instant(r.created_at),
        'updatedAt', bulwark.instant(r.updated_at),
        'fields', r.fields,
        'emailIndex', bulwark.base64(r.email_index),
        'digest', bulwark.base64(r.request_digest),
        'seal', bulwark.base64(r.seal),
        'key', bulwark.key_of(s)
      );

    create function bulwark.read_record(p_tenant text, p_actor text, p_request text, p_id uuid) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      whose uuid;
      answer jsonb;
    begin
      perform set_config('app.tenant', p_tenant, true);
      select r.subject, bulwark.record_of(r, s) into whose, answer
        from bulwark.records r
        join bulwark.subjects s on s.tenant = r.tenant and s.subject = r.subject
        where r.tenant = p_tenant and r.id = p_id;
      perform bulwark.record_events(p_tenant, p_actor, p_request, 'record.read', array[whose], array[p_id]);
      return answer;
    end
    $$;

    create function bulwark.answer_page(
      p_tenant text, p_actor text, p_request text, p_action text, p_page bulwark.records[], p_limit integer
    ) returns jsonb
      language plpgsql set search_path = '' as $$
    declare
      page bulwark.records[] := p_page[1:p_limit];
      answer jsonb;
    begin
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
      return jsonb_build_object('items', answer, 'more', cardinality(p_page) > p_limit);
    end
    $$;

    create function bulwark.list_records(
      p_tenant text, p_actor text, p_request text, p_subject uuid, p_after uuid, p_limit integer
    ) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      size integer := least(greatest(p_limit, 1), 50);
      after uuid := coalesce(p_after, '00000000-0000-0000-0000-000000000000');
      page bulwark.records[];
    begin
      perform set_config('app.tenant', p_tenant, true);
      -- Records whose key was erased are left out before the page is cut: they may be deleted a moment later.
      if p_subject is not null then
        page := array(
          select r from bulwark.records r
            where r.tenant = p_tenant and r.subject = p_subject and r.id > after
              and exists (select from bulwark.subjects s where s.tenant = p_tenant and s.subject = r.subject)
            order by r.id limit size + 1);
      else
        page := array(
          select r from bulwark.records r
            where r.tenant = p_tenant and r.id > after
              and exists (select from bulwark.subjects s where s.tenant = p_tenant and s.subject = r.subject)
            order by r.id limit size + 1);
      end if;
      return bulwark.answer_page(p_tenant, p_actor, p_request, 'record.list', page, size);
    end
    $$;

    create function bulwark.search_records(
      p_tenant text, p_actor text, p_request text, p_email_index bytea, p_after uuid
    ) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      size constant integer := 20;
      after uuid := coalesce(p_after, '00000000-0000-0000-0000-000000000000');
      page bulwark.records[];
    begin
      perform set_config('app.tenant', p_tenant, true);
      page := array(
        select r from bulwark.records r
          where r.tenant = p_tenant and r.email_index = p_email_index and r.id > after
            and exists (select from bulwark.subjects s where s.tenant = p_tenant and s.subject = r.subject)
          order by r.id limit size + 1);
      return bulwark.answer_page(p_tenant, p_actor, p_request, 'record.search', page, size);
    end
    $$;

    create function bulwark.export_subject(
      p_tenant text, p_actor text, p_request text, p_subject uuid, p_after_record uuid, p_after_event bigint
    ) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      size constant integer := 200;
      known bulwark.subjects;
      page bulwark.records[];
      happened bulwark.events[];
    begin
      perform set_config('app.tenant', p_tenant, true);
      select * into known from bulwark.subjects where tenant = p_tenant and subject = p_subject;
      page := array(
        select r from bulwark.records r
          where r.tenant = p_tenant and r.subject = p_subject and r.id > p_after_record and known.subject is not null
          order by r.id limit size + 1);
      happened := array(
        select e from bulwark.events e
          where e.tenant = p_tenant and e.subject = p_subject and e.id > p_after_event and known.subject is not null
          order by e.id limit size + 1);
      perform bulwark.record_events(p_tenant, p_actor, p_request, 'subject.export',
        array_fill(p_subject, array[greatest(least(cardinality(page), size), 1)]),
        array(select id from unnest(page[1:size])));
      if known.subject is null then
        return null;
      end if;
      return jsonb_build_object(
        'since', bulwark.instant(known.created_at),
        'records', (
          select coalesce(jsonb_agg(bulwark.record_of(r::bulwark.records, known) order by r.id), '[]')
            from unnest(page[1:size]) r),
        'events', (
          select coalesce(jsonb_agg(jsonb_build_object(
              'at', bulwark.instant(e.at), 'actor', e.actor, 'action', e.action, 'records', e.records
            ) order by e.id), '[]')
            from unnest(happened[1:size]) e),
        'lastRecord', (page[least(cardinality(page), size)]).id,
        'lastEvent', ((happened[least(cardinality(happened), size)]).id)::text,
        'more', cardinality(page) > size or cardinality(happened) > size
      );
    end
    $$;

    grant execute on function bulwark.read_keys(text) to bulwark_read, bulwark_write, bulwark_tenants;
    grant execute on function bulwark.keep_tenant_key(text, integer, bytea) to bulwark_write;
    grant execute on function
      bulwark.read_record(text, text, text, uuid),
      bulwark.list_records(text, text, text, uuid, uuid, integer),
      bulwark.search_records(text, text, text, bytea, uuid),
      bulwark.export_subject(text, text, text, uuid, uuid, bigint)
      to bulwark_read;

    reset role;
  `,
};
