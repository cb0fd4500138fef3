import type { Migration } from '../migration';

/** Functions for the role that writes. None of them returns a field, not even an encrypted one. */
export const writing: Migration = {
  name: '0004-writing',
  sql: `
    set local role bulwark_owner;

    create function bulwark.receipt_of(r bulwark.records) returns jsonb
      language sql stable
      return jsonb_build_object(
        'id', r.id,
        'subject', r.subject,
        'version', r.version,
        'createdAt', bulwark.instant(r.created_at),
        'updatedAt', bulwark.instant(r.updated_at)
      );

    create function bulwark.create_record(
      p_tenant text, p_actor text, p_request text,
      p_id uuid, p_subject uuid, p_key bytea, p_fields jsonb, p_email_index bytea, p_digest bytea
    ) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      earlier record;
      kept bytea;
      made bulwark.records;
    begin
      perform set_config('app.tenant', p_tenant, true);
      select r as record, x.id is not null as removed into earlier
        from (values (1)) one
        left join bulwark.records r on r.tenant = p_tenant and r.id = p_id
        left join bulwark.removed x on x.tenant = p_tenant and x.id = p_id;
      if earlier.removed then
        return jsonb_build_object('outcome', 'removed');
      end if;
      made := earlier.record;
      if made.id is not null then
        if made.request_digest is distinct from p_digest then
          return jsonb_build_object('outcome', 'reused');
        end if;
        -- As it was answered the first time, whatever has happened to it since.
        made.version := 1;
        made.updated_at := made.created_at;
        return jsonb_build_object('outcome', 'created', 'receipt', bulwark.receipt_of(made));
      end if;
      insert into bulwark.subjects (tenant, subject, wrapped_key) values (p_tenant, p_subject, p_key)
        on conflict do nothing returning wrapped_key into kept;
      if not found then
        -- Waits for an erasure under way, and keeps the next one from starting before this record is there to be erased.
        select wrapped_key into kept from bulwark.subjects where tenant = p_tenant and subject = p_subject for key share;
        if not found then
          return jsonb_build_object('outcome', 'busy');
        end if;
      end if;
      if kept is distinct from p_key then
        return jsonb_build_object('outcome', 'key', 'key', encode(kept, 'base64'));
      end if;
      insert into bulwark.records (tenant, id, subject, fields, email_index, request_digest)
        values (p_tenant, p_id, p_subject, p_fields, p_email_index, p_digest)
        on conflict do nothing returning * into made;
      if not found then
        return jsonb_build_object('outcome', 'busy');
      end if;
      insert into bulwark.events (tenant, actor, action, subject, records, request)
        values (p_tenant, p_actor, 'record.create', p_subject, array[p_id], p_request);
      return jsonb_build_object('outcome', 'created', 'receipt', bulwark.receipt_of(made));
    end
    $$;

    create function bulwark.subject_key_of(p_tenant text, p_id uuid) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    begin
      perform set_config('app.tenant', p_tenant, true);
      return (
        select jsonb_build_object('subject', s.subject, 'key', encode(s.wrapped_key, 'base64'))
          from bulwark.records r
          join bulwark.subjects s on s.tenant = r.tenant and s.subject = r.subject
          where r.tenant = p_tenant and r.id = p_id);
    end
    $$;

    create function bulwark.change_record(
      p_tenant text, p_actor text, p_request text,
      p_id uuid, p_version integer, p_fields jsonb, p_removed text[], p_reindex boolean, p_email_index bytea
    ) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      changed bulwark.records;
    begin
      perform set_config('app.tenant', p_tenant, true);
      update bulwark.records r
        set fields = (r.fields - p_removed) || p_fields,
            email_index = case when p_reindex then p_email_index else r.email_index end,
            version = r.version + 1,
            updated_at = now()
        where r.tenant = p_tenant and r.id = p_id and r.version = p_version
        returning * into changed;
      if not found then
        return jsonb_build_object('outcome',
          case when exists (select from bulwark.records where tenant = p_tenant and id = p_id) then 'stale' else 'missing' end);
      end if;
      insert into bulwark.events (tenant, actor, action, subject, records, request)
        values (p_tenant, p_actor, 'record.change', changed.subject, array[p_id], p_request);
      return jsonb_build_object('outcome', 'changed', 'receipt', bulwark.receipt_of(changed));
    end
    $$;

    create function bulwark.remove_record(p_tenant text, p_actor text, p_request text, p_id uuid) returns boolean
      language plpgsql security definer set search_path = '' as $$
    declare
      whose uuid;
    begin
      perform set_config('app.tenant', p_tenant, true);
      delete from bulwark.records where tenant = p_tenant and id = p_id returning subject into whose;
      if not found then
        return false;
      end if;
      insert into bulwark.removed (tenant, id) values (p_tenant, p_id);
      insert into bulwark.events (tenant, actor, action, subject, records, request)
        values (p_tenant, p_actor, 'record.remove', whose, array[p_id], p_request);
      return true;
    end
    $$;

    grant execute on function
      bulwark.create_record(text, text, text, uuid, uuid, bytea, jsonb, bytea, bytea),
      bulwark.subject_key_of(text, uuid),
      bulwark.change_record(text, text, text, uuid, integer, jsonb, text[], boolean, bytea),
      bulwark.remove_record(text, text, text, uuid)
      to bulwark_write;

    reset role;
  `,
};
