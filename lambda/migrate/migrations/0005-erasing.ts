import type { Migration } from '../migration';

/**
 * Erasure: deletes the key of the person's data, the data and the search index in one transaction. The event of the
 * erasure and ids remain.
 *
 * @see https://eur-lex.europa.eu/eli/reg/2016/679/oj Article 17
 */
export const erasing: Migration = {
  name: '0005-erasing',
  sql: `
    set local role bulwark_owner;

    create function bulwark.erase_subject(p_tenant text, p_actor text, p_request text, p_subject uuid) returns integer
      language plpgsql security definer set search_path = '' as $$
    declare
      gone uuid[];
    begin
      perform set_config('app.tenant', p_tenant, true);
      -- Waits for records that are being made, and makes later ones find no person.
      perform from bulwark.subjects where tenant = p_tenant and subject = p_subject for update;
      if not found then
        return null;
      end if;
      with erased as (
        delete from bulwark.records where tenant = p_tenant and subject = p_subject returning id
      )
      select coalesce(array_agg(id), '{}') into gone from erased;
      insert into bulwark.removed (tenant, id) select p_tenant, id from unnest(gone) id;
      delete from bulwark.subjects where tenant = p_tenant and subject = p_subject;
      insert into bulwark.events (tenant, actor, action, subject, records, request)
        values (p_tenant, p_actor, 'subject.erase', p_subject, gone, p_request);
      return cardinality(gone);
    end
    $$;

    grant execute on function bulwark.erase_subject(text, text, text, uuid) to bulwark_erase;

    reset role;
  `,
};
