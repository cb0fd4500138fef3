import type { Migration } from '../migration';

/**
 * The functions of the scheduled function that keeps epochs, and of the one that rotates and erases tenants. The first
 * sees keys of persons only inside a layer that it cannot open. The second works on one tenant at a time.
 */
export const keeping: Migration = {
  name: '0011-keeping',
  sql: `
    set local role bulwark_overseer;

    create function bulwark.list_epochs() returns jsonb
      language sql stable security definer set search_path = '' as $$
      select coalesce(jsonb_agg(jsonb_build_object(
          'epoch', e.epoch, 'arn', e.key_arn, 'key', translate(encode(e.wrapped_key, 'base64'), E'\\n', ''),
          'preparedAt', e.prepared_at, 'openedAt', e.opened_at, 'closedAt', e.closed_at, 'destroyedAt', e.destroyed_at,
          'deletionScheduledAt', e.deletion_scheduled_at,
          'used', exists (select from bulwark.subjects s where s.epoch = e.epoch)
            or exists (select from bulwark.tenant_keys k where k.epoch = e.epoch and k.wrapped_key is not null)
        ) order by e.epoch), '[]')
        from bulwark.epochs e;
    $$;

    create function bulwark.prepare_epoch(p_epoch integer, p_arn text, p_key bytea, p_at timestamptz) returns boolean
      language plpgsql security definer set search_path = '' as $$
    begin
      insert into bulwark.epochs (epoch, key_arn, wrapped_key, prepared_at) values (p_epoch, p_arn, p_key, p_at)
        on conflict do nothing;
      return found;
    end
    $$;

    -- Closes the epoch before it in the same transaction.
    create function bulwark.open_epoch(p_epoch integer, p_at timestamptz) returns boolean
      language plpgsql security definer set search_path = '' as $$
    begin
      perform from bulwark.epochs where epoch = p_epoch and opened_at is null and wrapped_key is not null for update;
      if not found then
        return false;
      end if;
      update bulwark.epochs set closed_at = p_at where opened_at is not null and closed_at is null;
      update bulwark.epochs set opened_at = p_at where epoch = p_epoch;
      return true;
    end
    $$;

    -- Refuses while the epoch is open or any key is wrapped by it.
    create function bulwark.destroy_epoch(p_epoch integer, p_at timestamptz) returns boolean
      language plpgsql security definer set search_path = '' as $$
    begin
      update bulwark.epochs e set wrapped_key = null, destroyed_at = p_at
        where e.epoch = p_epoch and e.closed_at is not null and e.wrapped_key is not null
          and not exists (select from bulwark.subjects s where s.epoch = e.epoch)
          and not exists (select from bulwark.tenant_keys k where k.epoch = e.epoch and k.wrapped_key is not null);
      return found;
    end
    $$;

    create function bulwark.confirm_deletion(p_epoch integer, p_at timestamptz) returns boolean
      language plpgsql security definer set search_path = '' as $$
    begin
      update bulwark.epochs set deletion_scheduled_at = p_at where epoch = p_epoch and destroyed_at is not null;
      return found;
    end
    $$;

    create function bulwark.read_old_layers(p_limit integer) returns jsonb
      language sql stable security definer set search_path = '' as $$
      with closed as (
        select epoch from bulwark.epochs where closed_at is not null and wrapped_key is not null
      ), old as (
        (select 'tenant' as kind, k.tenant, k.generation::text as owner, k.epoch, k.wrapped_key
          from bulwark.tenant_keys k join closed using (epoch) where k.wrapped_key is not null limit p_limit)
        union all
        (select 'subject', s.tenant, s.subject::text, s.epoch, s.wrapped_key
          from bulwark.subjects s join closed using (epoch) limit p_limit)
      )
      select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'tenant', tenant, 'owner', owner, 'epoch', epoch,
          'key', translate(encode(wrapped_key, 'base64'), E'\\n', ''))), '[]')
        from (select * from old limit p_limit) few;
    $$;

    -- Each row names the layer that it replaces: a key that has changed since it was read is left alone.
    create function bulwark.replace_layers(p_epoch integer, p_layers jsonb) returns integer
      language plpgsql security definer set search_path = '' as $$
    declare
      subjects integer;
      tenants integer;
    begin
      perform from bulwark.epochs where epoch = p_epoch and opened_at is not null and closed_at is null for share;
      if not found then
        return 0;
      end if;
      with layer as (
        select kind, tenant, owner, decode(old, 'base64') as old, decode(new, 'base64') as new
          from jsonb_to_recordset(p_layers) as l (kind text, tenant text, owner text, old text, new text)
      )
      update bulwark.subjects s set wrapped_key = l.new, epoch = p_epoch from layer l
        where l.kind = 'subject' and s.tenant = l.tenant and s.subject = l.owner::uuid and s.wrapped_key = l.old;
      get diagnostics subjects = row_count;
      with layer as (
        select kind, tenant, owner, decode(old, 'base64') as old, decode(new, 'base64') as new
          from jsonb_to_recordset(p_layers) as l (kind text, tenant text, owner text, old text, new text)
      )
      update bulwark.tenant_keys k set wrapped_key = l.new, epoch = p_epoch from layer l
        where l.kind = 'tenant' and k.tenant = l.tenant and k.generation = l.owner::integer and k.wrapped_key = l.old;
      get diagnostics tenants = row_count;
      return subjects + tenants;
    end
    $$;

    create function bulwark.continue_erasures() returns integer
      language plpgsql security definer set search_path = '' as $$
    declare
      next record;
      done integer := 0;
    begin
      for next in select tenant, subject from bulwark.erasures where not complete order by erased_at limit 5 loop
        perform bulwark.continue_erasure(next.tenant, next.subject);
        done := done + 1;
      end loop;
      return done;
    end
    $$;

    grant execute on function
      bulwark.list_epochs(), bulwark.prepare_epoch(integer, text, bytea, timestamptz),
      bulwark.open_epoch(integer, timestamptz), bulwark.destroy_epoch(integer, timestamptz),
      bulwark.confirm_deletion(integer, timestamptz),
      bulwark.read_old_layers(integer), bulwark.replace_layers(integer, jsonb), bulwark.continue_erasures()
      to bulwark_keeper;

    set local role bulwark_owner;

    -- The scheduled function rewrites the table of keys, so that the file holds no dead row.
    grant maintain on bulwark.subjects to bulwark_keeper;

    create function bulwark.add_tenant_key(
      p_tenant text, p_actor text, p_request text, p_generation integer, p_epoch integer, p_key bytea
    ) returns boolean
      language plpgsql security definer set search_path = '' as $$
    begin
      perform set_config('app.tenant', p_tenant, true);
      insert into bulwark.tenant_keys (tenant, generation, epoch, wrapped_key)
        select p_tenant, p_generation, e.epoch, p_key
          from bulwark.epochs e
          where e.epoch = p_epoch and e.opened_at is not null and e.closed_at is null
            and p_generation = 1 + (select max(k.generation) from bulwark.tenant_keys k
              where k.tenant = p_tenant and k.wrapped_key is not null)
        on conflict do nothing;
      if not found then
        return false;
      end if;
      perform bulwark.record_events(p_tenant, p_actor, p_request, 'tenant.rotate', array[null]::uuid[], '{}');
      return true;
    end
    $$;

    create function bulwark.read_old_keys(p_tenant text, p_actor text, p_request text, p_generation integer) returns jsonb
      language plpgsql security definer set search_path = '' as $$
    declare
      size constant integer := 500;
      old bulwark.subjects[];
    begin
      perform set_config('app.tenant', p_tenant, true);
      old := array(
        select s from bulwark.subjects s where s.tenant = p_tenant and s.generation < p_generation limit size);
      if cardinality(old) > 0 then
        perform bulwark.record_events(p_tenant, p_actor, p_request, 'key.subject',
          array(select s.subject from unnest(old) s), array_fill(null::uuid, array[cardinality(old)]));
      end if;
      return (select coalesce(jsonb_agg(bulwark.key_of(s::bulwark.subjects) || jsonb_build_object('subject', s.subject)), '[]')
        from unnest(old) s);
    end
    $$;

    create function bulwark.replace_keys(p_tenant text, p_generation integer, p_epoch integer, p_keys jsonb) returns integer
      language plpgsql security definer set search_path = '' as $$
    declare
      replaced integer;
    begin
      perform set_config('app.tenant', p_tenant, true);
      if not exists (select from bulwark.epochs e where e.epoch = p_epoch and e.opened_at is not null and e.closed_at is null)
        or not exists (select from bulwark.tenant_keys k
          where k.tenant = p_tenant and k.generation = p_generation and k.wrapped_key is not null)
      then
        return 0;
      end if;
      update bulwark.subjects s
        set wrapped_key = decode(n.new, 'base64'), generation = p_generation, epoch = p_epoch
        from jsonb_to_recordset(p_keys) as n (subject uuid, old text, new text)
        where s.tenant = p_tenant and s.subject = n.subject and s.wrapped_key = decode(n.old, 'base64');
      get diagnostics replaced = row_count;
      return replaced;
    end
    $$;

    -- The first generation stays for the indexes, the newest wraps. Those between are deleted when nothing uses them.
    create function bulwark.retire_tenant_keys(p_tenant text) returns integer
      language plpgsql security definer set search_path = '' as $$
    declare
      retired integer;
    begin
      perform set_config('app.tenant', p_tenant, true);
      update bulwark.tenant_keys k set wrapped_key = null, gone_at = now()
        where k.tenant = p_tenant and k.wrapped_key is not null and k.generation > 1
          and k.generation < (select max(m.generation) from bulwark.tenant_keys m
            where m.tenant = p_tenant and m.wrapped_key is not null)
          and not exists (select from bulwark.subjects s where s.tenant = p_tenant and s.generation = k.generation);
      get diagnostics retired = row_count;
      return retired;
    end
    $$;

    grant execute on function
      bulwark.add_tenant_key(text, text, text, integer, integer, bytea), bulwark.read_old_keys(text, text, text, integer),
      bulwark.replace_keys(text, integer, integer, jsonb), bulwark.retire_tenant_keys(text)
      to bulwark_tenants;

    reset role;
  `,
};
