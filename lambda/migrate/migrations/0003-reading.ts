import type { Migration } from '../migration';

/**
 * Functions for the role that reads: one record, a page of records, all data of a person. Each call records whose data
 * it read.
 */
export const reading: Migration = {
  name: '0003-reading',
  sql: `
    set local role bulwark_owner;

    create function bulwark.record_of(r bulwark.records, p_key bytea) returns jsonb
      language sql stable
      return jsonb_build_object(
        'id', r.id,
        'subject', r.subject,
        'version', r.version,
        'createdAt', bulwark.instant(r.created_at),
        'updatedAt', bulwark.instant(r.updated_at),
        'fields', r.fields,
        'key', encode(p_key, 'base64')
      );

    create function bulwark.read_record(p_tenant text, p_actor text, p_request text, p_id uuid) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      whose uuid;
      answer jsonb;
    begin
      perform set_config('app.tenant', p_tenant, true);
      select r.subject, bulwark.record_of(r, s.wrapped_key) into whose, answer
        from bulwark.records r
        join bulwark.subjects s on s.tenant = r.tenant and s.subject = r.subject
        where r.tenant = p_tenant and r.id = p_id;
      insert into bulwark.events (tenant, actor, action, subject, records, request)
        values (p_tenant, p_actor, 'record.read', whose, array[p_id], p_request);
      return answer;
    end
    $$;

    create function bulwark.read_page(
      p_tenant text, p_actor text, p_request text, p_action text,
      p_subject uuid, p_email_index bytea, p_after uuid, p_limit integer
    ) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      page bulwark.records[];
      after uuid := coalesce(p_after, '00000000-0000-0000-0000-000000000000');
      more boolean;
      answer jsonb;
    begin
      perform set_config('app.tenant', p_tenant, true);
      if p_email_index is not null then
        page := array(
          select r from bulwark.records r
            where r.tenant = p_tenant and r.email_index = p_email_index and r.id > after
            order by r.id limit p_limit + 1);
      elsif p_subject is not null then
        page := array(
          select r from bulwark.records r
            where r.tenant = p_tenant and r.subject = p_subject and r.id > after
            order by r.id limit p_limit + 1);
      else
        page := array(
          select r from bulwark.records r
            where r.tenant = p_tenant and r.id > after
            order by r.id limit p_limit + 1);
      end if;
      more := cardinality(page) > p_limit;
      page := page[1:p_limit];
      select coalesce(jsonb_agg(bulwark.record_of(r::bulwark.records, s.wrapped_key) order by r.id), '[]') into answer
        from unnest(page) r
        join bulwark.subjects s on s.tenant = r.tenant and s.subject = r.subject
        where s.tenant = p_tenant;
      insert into bulwark.events (tenant, actor, action, subject, records, request)
        select p_tenant, p_actor, p_action, r.subject, array_agg(r.id order by r.id), p_request
          from unnest(page) r group by r.subject;
      return jsonb_build_object('items', answer, 'more', more);
    end
    $$;

    create function bulwark.export_subject(
      p_tenant text, p_actor text, p_request text,
      p_subject uuid, p_after_record uuid, p_after_event bigint, p_limit integer
    ) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      known bulwark.subjects;
      page bulwark.records[];
      happened bulwark.events[];
    begin
      perform set_config('app.tenant', p_tenant, true);
      select * into known from bulwark.subjects where tenant = p_tenant and subject = p_subject;
      page := array(
        select r from bulwark.records r
          where r.tenant = p_tenant and r.subject = p_subject and r.id > p_after_record
          order by r.id limit p_limit + 1);
      happened := array(
        select e from bulwark.events e
          where e.tenant = p_tenant and e.subject = p_subject and e.id > p_after_event
          order by e.id limit p_limit + 1);
      insert into bulwark.events (tenant, actor, action, subject, records, request)
        values (p_tenant, p_actor, 'subject.export', p_subject, array(select id from unnest(page[1:p_limit])), p_request);
      if known.subject is null then
        return null;
      end if;
      return jsonb_build_object(
        'since', bulwark.instant(known.created_at),
        'records', (
          select coalesce(jsonb_agg(bulwark.record_of(r::bulwark.records, known.wrapped_key) order by r.id), '[]')
            from unnest(page[1:p_limit]) r),
        'events', (
          select coalesce(jsonb_agg(jsonb_build_object(
              'at', bulwark.instant(e.at), 'actor', e.actor, 'action', e.action, 'records', e.records
            ) order by e.id), '[]')
            from unnest(happened[1:p_limit]) e),
        'lastRecord', (page[least(cardinality(page), p_limit)]).id,
        'lastEvent', ((happened[least(cardinality(happened), p_limit)]).id)::text,
        'more', cardinality(page) > p_limit or cardinality(happened) > p_limit
      );
    end
    $$;

    grant execute on function bulwark.read_record(text, text, text, uuid) to bulwark_read;
    grant execute on function bulwark.read_page(text, text, text, text, uuid, bytea, uuid, integer) to bulwark_read;
    grant execute on function bulwark.export_subject(text, text, text, uuid, uuid, bigint, integer) to bulwark_read;

    reset role;
  `,
};
