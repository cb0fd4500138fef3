import type { Migration } from '../migration';

/**
 * Key epochs and generations of tenant keys. Every stored key has two layers: the key of the tenant inside, the key of
 * an epoch outside. The key of an epoch is wrapped by a KMS key of its own, which is destroyed on schedule, so that
 * copies of erased keys in backups and on disk cannot be opened any more (docs/decisions/0040-key-epochs.md).
 *
 * A role without login, the overseer, owns the functions that work across tenants. It may see the outside of keys and
 * the events, but no record.
 */
export const keyEpochs: Migration = {
  name: '0006-key-epochs',
  sql: `
    do $$
    declare
      name text;
    begin
      if not exists (select from pg_roles where rolname = 'bulwark_overseer') then
        create role bulwark_overseer nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
      end if;
      foreach name in array array['bulwark_keeper', 'bulwark_tenants'] loop
        if not exists (select from pg_roles where rolname = name) then
          execute format('create role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls', name);
        end if;
        if exists (select from pg_roles where rolname = 'rds_iam') then
          execute format('grant rds_iam to %I', name);
        end if;
        execute format('grant connect on database %I to %I', current_database(), name);
      end loop;
      execute format('grant bulwark_overseer to %I', current_user);
    end
    $$;

    alter role bulwark_keeper set statement_timeout = '60s';
    alter role bulwark_tenants set statement_timeout = '10s';
    -- Records are erased in batches, so no statement needs longer.
    alter role bulwark_erase set statement_timeout = '900ms';

    grant usage on schema bulwark to bulwark_keeper, bulwark_tenants;
    grant usage, create on schema bulwark to bulwark_overseer;

    set local role bulwark_owner;

    -- Keys and records from before have no second layer and no seal, and SQL cannot add them.
    alter table bulwark.tenant_keys no force row level security;
    do $$
    begin
      if exists (select from bulwark.tenant_keys) then
        raise exception 'the data of a version before 0006 cannot be sealed again by a migration; start with an empty database';
      end if;
    end
    $$;
    alter table bulwark.tenant_keys force row level security;

    create table bulwark.epochs (
      epoch integer primary key,
      key_arn text not null,
      wrapped_key bytea,
      prepared_at timestamptz not null,
      opened_at timestamptz,
      closed_at timestamptz,
      destroyed_at timestamptz,
      deletion_scheduled_at timestamptz,
      check (wrapped_key is not null or destroyed_at is not null)
    );
    comment on table bulwark.epochs is 'The key of each epoch, wrapped by its KMS key. A destroyed one keeps its row.';
    create unique index one_open_epoch on bulwark.epochs ((true)) where opened_at is not null and closed_at is null;
    alter table bulwark.epochs enable row level security;
    alter table bulwark.epochs force row level security;
    create policy read on bulwark.epochs for select to bulwark_owner, bulwark_overseer using (true);
    create policy keep on bulwark.epochs to bulwark_overseer using (true);
    grant select, insert on bulwark.epochs to bulwark_overseer;
    grant update (opened_at, closed_at, wrapped_key, destroyed_at, deletion_scheduled_at) on bulwark.epochs to bulwark_overseer;

    alter table bulwark.tenant_keys
      add column generation integer not null default 1,
      add column epoch integer not null,
      add column gone_at timestamptz,
      alter column wrapped_key drop not null,
      drop constraint tenant_keys_pkey,
      add primary key (tenant, generation),
      add check (tenant ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
      add check (wrapped_key is not null or gone_at is not null);
    comment on table bulwark.tenant_keys is 'The keys of each tenant. One that is gone keeps its row, so that nothing is sealed with it.';

    alter table bulwark.subjects
      add column generation integer not null,
      add column epoch integer not null,
      -- A key of a person is never stored under a key of a tenant that does not exist.
      add foreign key (tenant, generation) references bulwark.tenant_keys;
    create index subjects_by_epoch on bulwark.subjects (epoch);

    alter table bulwark.records
      add column seal bytea not null,
      -- An erasure deletes the key first and the records in batches afterwards.
      drop constraint records_tenant_subject_fkey;
    comment on column bulwark.records.seal is 'Over everything of the record, under the key of the person.';
    comment on column bulwark.records.request_digest is 'Of the request that made the record, under the key of the person.';

    -- Dead rows still hold erased keys and data. With the defaults they would wait for a fifth of the table to change.
    alter table bulwark.subjects set (
      autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1, autovacuum_vacuum_cost_delay = 0,
      toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 1
    );
    alter table bulwark.records set (
      autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1, autovacuum_vacuum_cost_delay = 0,
      toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 1
    );

    create policy keep on bulwark.tenant_keys to bulwark_overseer using (true);
    create policy keep on bulwark.subjects to bulwark_overseer using (true);
    grant select (tenant, generation, epoch, wrapped_key, gone_at), update (epoch, wrapped_key)
      on bulwark.tenant_keys to bulwark_overseer;
    grant select (tenant, subject, generation, epoch, wrapped_key), update (epoch, wrapped_key)
      on bulwark.subjects to bulwark_overseer;

    reset role;
  `,
};
