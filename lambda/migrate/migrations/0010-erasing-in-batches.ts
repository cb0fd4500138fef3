import type { Migration } from '../migration';

/**
 * Erasure of any size. The first call deletes the key of the person; from then on nothing of the person can be read.
 * Each call deletes one batch of records. Calls after the last one return the same erasure. A tenant is erased the same
 * way: its keys first.
 *
 * @see https://eur-lex.europa.eu/eli/reg/2016/679/oj Article 17
 */
export const erasingInBatches: Migration = {
  name: '0010-erasing-in-batches',
  sql: `
    set local role bulwark_owner;

    drop function bulwark.erase_subject(text, text, text, uuid);

    -- Deletes up to five thousand records, which takes a fraction of the statement timeout.
    create function bulwark.erase_batch(p_tenant text, p_actor text, p_request text, p_subject uuid) returns void
      language plpgsql set search_path = '' as $$
    declare
      size constant integer := 5000;
      gone uuid[];
    begin
      with batch as (
        select id from bulwark.records where tenant = p_tenant and subject = p_subject limit size
      ), erased as (
        delete from bulwark.records r using batch
          where r.tenant = p_tenant and r.id = batch.id returning r.id
      )
      select coalesce(array_agg(id), '{}') into gone from erased;
      insert into bulwark.removed (tenant, id) select p_tenant, id from unnest(gone) id on conflict do nothing;
      update bulwark.erasures
        set erased_records = erased_records + cardinality(gone), complete = cardinality(gone) < size
        where tenant = p_tenant and subject = p_subject;
      perform bulwark.record_events(p_tenant, p_actor, p_request, 'subject.erase',
        array_fill(p_subject, array[greatest(cardinality(gone), 1)]), gone);
    end
    $$;

    create function bulwark.erase_subject(p_tenant text, p_actor text, p_request text, p_subject uuid) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      known boolean;
      erasure bulwark.erasures;
    begin
      perform set_config('app.tenant', p_tenant, true);
      -- Waits for records that are being made, and makes later ones find no person.
      delete from bulwark.subjects where tenant = p_tenant and subject = p_subject;
      known := found;
      if known then
        insert into bulwark.erasures (tenant, subject, erased_at)
          values (p_tenant, p_subject, date_trunc('milliseconds', clock_timestamp()))
          on conflict (tenant, subject) do update
            set erased_at = excluded.erased_at, erased_records = 0, complete = false;
      end if;
      select * into erasure from bulwark.erasures where tenant = p_tenant and subject = p_subject for update;
      if not found then
        return null;
      end if;
      if not erasure.complete then
        perform bulwark.erase_batch(p_tenant, p_actor, p_request, p_subject);
        select * into erasure from bulwark.erasures where tenant = p_tenant and subject = p_subject;
      end if;
      return jsonb_build_object('erasedAt', bulwark.instant(erasure.erased_at),
        'erasedRecords', erasure.erased_records, 'complete', erasure.complete);
    end
    $$;

    -- For the overseer, which finds what remains across tenants and may touch no record.
    create function bulwark.continue_erasure(p_tenant text, p_subject uuid) returns void
      language plpgsql security definer set search_path = '' as $$
    begin
      perform set_config('app.tenant', p_tenant, true);
      perform from bulwark.erasures where tenant = p_tenant and subject = p_subject and not complete for update;
      if found then
        perform bulwark.erase_batch(p_tenant, session_user::text, '-', p_subject);
      end if;
    end
    $$;

    create function bulwark.erase_tenant(p_tenant text, p_actor text, p_request text) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      size constant integer := 5000;
      subjects integer;
      records integer;
    begin
      perform set_config('app.tenant', p_tenant, true);
      if not exists (select from bulwark.tenant_keys where tenant = p_tenant) then
        return null;
      end if;
      update bulwark.tenant_keys set wrapped_key = null, gone_at = now()
        where tenant = p_tenant and wrapped_key is not null;
      if found then
        perform bulwark.record_events(p_tenant, p_actor, p_request, 'tenant.erase', array[null]::uuid[], '{}');
      end if;
      with batch as (select subject from bulwark.subjects where tenant = p_tenant limit size), gone as (
        delete from bulwark.subjects s using batch where s.tenant = p_tenant and s.subject = batch.subject returning 1
      )
      select count(*) into subjects from gone;
      with batch as (select id from bulwark.records where tenant = p_tenant limit size), gone as (
        delete from bulwark.records r using batch where r.tenant = p_tenant and r.id = batch.id returning 1
      )
      select count(*) into records from gone;
      return jsonb_build_object('erasedSubjects', subjects, 'erasedRecords', records,
        'complete', subjects < size and records < size,
        'goneAt', (select bulwark.instant(max(gone_at)) from bulwark.tenant_keys where tenant = p_tenant));
    end
    $$;

    grant execute on function bulwark.erase_subject(text, text, text, uuid) to bulwark_erase;
    grant execute on function bulwark.erase_tenant(text, text, text) to bulwark_tenants;
    grant execute on function bulwark.continue_erasure(text, uuid) to bulwark_overseer;
    create policy keep on bulwark.erasures for select to bulwark_overseer using (true);
    grant select on bulwark.erasures to bulwark_overseer;

    reset role;
  `,
};
