import type { Migration } from '../migration';

/**
 * The functions that write, with the seal of each record. A new key of a person is stored only under the current keys
 * of the tenant and of the epochs, so that nothing is sealed with a key that is gone. A statement that changes data
 * fails after its deadline: the client has read by then that it failed.
 */
export const sealedWriting: Migration = {
  name: '0009-sealed-writing',
  sql: `
    set local role bulwark_owner;

    drop function bulwark.create_record(text, text, text, uuid, uuid, bytea, jsonb, bytea, bytea);
    drop function bulwark.subject_key_of(text, uuid);
    drop function bulwark.change_record(text, text, text, uuid, integer, jsonb, text[], boolean, bytea);
    drop function bulwark.remove_record(text, text, text, uuid);

    create table bulwark.erasures (
      tenant text not null,
      subject uuid not null,
      erased_at timestamptz not null,
      erased_records integer not null default 0,
      complete boolean not null default false,
      primary key (tenant, subject)
    );
    comment on table bulwark.erasures is 'The last erasure of each person. While it is incomplete, records without a key remain.';
    create index incomplete_erasures on bulwark.erasures (erased_at) where not complete;
    alter table bulwark.erasures enable row level security;
    alter table bulwark.erasures force row level security;
    create policy tenant on bulwark.erasures using (tenant = nullif(current_setting('app.tenant', true), ''));

    create function bulwark.meet_deadline(p_deadline timestamptz) returns void
      language plpgsql set search_path = '' as $$
    begin
      if clock_timestamp() > p_deadline then
        raise query_canceled using message = 'the deadline of the request has passed';
      end if;
    end
    $$;

    create function bulwark.create_record(
      p_tenant text, p_actor text, p_request text,
      p_id uuid, p_subject uuid, p_key bytea, p_generation integer, p_epoch integer,
      p_fields jsonb, p_email_index bytea, p_digest bytea, p_seal bytea, p_at timestamptz
    ) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      earlier record;
      known bulwark.subjects;
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
      if made.id is not null and made.subject <> p_subject then
        return jsonb_build_object('outcome', 'reused');
      end if;
      if made.id is null then
        insert into bulwark.subjects (tenant, subject, wrapped_key, generation, epoch)
          select p_tenant, p_subject, p_key, p_generation, p_epoch
            where exists (select from bulwark.epochs e
                where e.epoch = p_epoch and e.opened_at is not null and e.closed_at is null)
              and p_generation = (select max(k.generation) from bulwark.tenant_keys k
                where k.tenant = p_tenant and k.wrapped_key is not null)
              -- A person comes back only when the last erasure is complete.
              and not exists (select from bulwark.erasures x
                where x.tenant = p_tenant and x.subject = p_subject and not x.complete)
          on conflict do nothing returning * into known;
      end if;
      if known.subject is null then
        -- Waits for an erasure under way, and keeps the next one from starting before this record is there to be erased.
        select * into known from bulwark.subjects where tenant = p_tenant and subject = p_subject for key share;
        if not found then
          if made.id is null and not exists (select from bulwark.erasures x
            where x.tenant = p_tenant and x.subject = p_subject and not x.complete)
          then
            return jsonb_build_object('outcome', 'keys');
          end if;
          return jsonb_build_object('outcome', 'busy');
        end if;
      end if;
      if known.wrapped_key <> p_key then
        perform bulwark.record_events(p_tenant, p_actor, p_request, 'key.subject', array[p_subject], '{}');
        return jsonb_build_object('outcome', 'key', 'key', bulwark.key_of(known));
      end if;
      if made.id is not null then
        if made.request_digest <> p_digest then
          return jsonb_build_object('outcome', 'reused');
        end if;
        -- As it was answered the first time, whatever has happened to it since.
        made.version := 1;
        made.updated_at := made.created_at;
        return jsonb_build_object('outcome', 'created', 'receipt', bulwark.receipt_of(made));
      end if;
      insert into bulwark.records
          (tenant, id, subject, fields, email_index, request_digest, seal, created_at, updated_at)
        values (p_tenant, p_id, p_subject, p_fields, p_email_index, p_digest, p_seal, p_at, p_at)
        on conflict do nothing returning * into made;
      if not found then
        return jsonb_build_object('outcome', 'busy');
      end if;
      perform bulwark.record_events(p_tenant, p_actor, p_request, 'record.create', array[p_subject], array[p_id]);
      return jsonb_build_object('outcome', 'created', 'receipt', bulwark.receipt_of(made));
    end
    $$;

    create function bulwark.prepare_change(p_tenant text, p_actor text, p_request text, p_id uuid) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      whose uuid;
      answer jsonb;
    begin
      perform set_config('app.tenant', p_tenant, true);
      -- The user that writes gets hashes of ciphertexts, never a ciphertext.
      select r.subject, (bulwark.record_of(r, s) - 'fields') || jsonb_build_object('boxes',
          case when jsonb_typeof(r.fields) = 'object' then (
            select coalesce(jsonb_object_agg(f.key, encode(sha256(convert_to(f.value, 'UTF8')), 'hex')), '{}')
              from jsonb_each_text(r.fields) f)
          end)
        into whose, answer
        from bulwark.records r
        join bulwark.subjects s on s.tenant = r.tenant and s.subject = r.subject
        where r.tenant = p_tenant and r.id = p_id;
      perform bulwark.record_events(p_tenant, p_actor, p_request, 'record.prepare', array[whose], array[p_id]);
      return answer;
    end
    $$;

    create function bulwark.change_record(
      p_tenant text, p_actor text, p_request text, p_deadline timestamptz,
      p_id uuid, p_version integer, p_fields jsonb, p_removed text[], p_reindex boolean, p_email_index bytea,
      p_seal bytea, p_at timestamptz
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
            updated_at = p_at,
            seal = p_seal
        where r.tenant = p_tenant and r.id = p_id and r.version = p_version
          and exists (select from bulwark.subjects s where s.tenant = p_tenant and s.subject = r.subject)
        returning * into changed;
      if not found then
        return jsonb_build_object('outcome', case when exists (
            select from bulwark.records r
              join bulwark.subjects s on s.tenant = r.tenant and s.subject = r.subject
              where r.tenant = p_tenant and r.id = p_id)
          then 'stale' else 'missing' end);
      end if;
      perform bulwark.record_events(
        p_tenant, p_actor, p_request, 'record.change', array[changed.subject], array[p_id]);
      perform bulwark.meet_deadline(p_deadline);
      return jsonb_build_object('outcome', 'changed', 'receipt', bulwark.receipt_of(changed));
    end
    $$;

    create function bulwark.remove_record(
      p_tenant text, p_actor text, p_request text, p_deadline timestamptz, p_id uuid
    ) returns boolean
      language plpgsql security definer set search_path = '' as $$
    declare
      whose uuid;
    begin
      perform set_config('app.tenant', p_tenant, true);
      delete from bulwark.records r where r.tenant = p_tenant and r.id = p_id
          and exists (select from bulwark.subjects s where s.tenant = p_tenant and s.subject = r.subject)
        returning r.subject into whose;
      if not found then
        return false;
      end if;
      insert into bulwark.removed (tenant, id) values (p_tenant, p_id);
      perform bulwark.record_events(p_tenant, p_actor, p_request, 'record.remove', array[whose], array[p_id]);
      perform bulwark.meet_deadline(p_deadline);
      return true;
    end
    $$;

    grant execute on function
      bulwark.create_record(text, text, text, uuid, uuid, bytea, integer, integer, jsonb, bytea, bytea, bytea, timestamptz),
      bulwark.prepare_change(text, text, text, uuid),
      bulwark.change_record(text, text, text, timestamptz, uuid, integer, jsonb, text[], boolean, bytea, bytea, timestamptz),
      bulwark.remove_record(text, text, text, timestamptz, uuid)
      to bulwark_write;

    reset role;
  `,
};
