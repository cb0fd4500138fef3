import type { Migration } from '../migration';

/**
 * Creates the tables of the records service. No user has rights on them: their owner is a role without login, and users
 * call functions only. Row-level security also applies to the owner, so that a function without a tenant check finds no
 * other tenant.
 *
 * @see https://www.postgresql.org/docs/17/ddl-rowsecurity.html
 */
export const records: Migration = {
  name: '0002-records',
  sql: `
    do $$
    declare
      name text;
    begin
      foreach name in array array['bulwark_write', 'bulwark_erase'] loop
        if not exists (select from pg_roles where rolname = name) then
          execute format('create role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls', name);
        end if;
        if exists (select from pg_roles where rolname = 'rds_iam') then
          execute format('grant rds_iam to %I', name);
        end if;
        execute format('grant connect on database %I to %I', current_database(), name);
      end loop;
    end
    $$;

    -- Shortly before the client gives up, so that what is reported as failed is not done later.
    alter role bulwark_read set statement_timeout = '900ms';
    alter role bulwark_write set statement_timeout = '900ms';
    alter role bulwark_erase set statement_timeout = '7s';

    grant usage on schema bulwark to bulwark_write, bulwark_erase;

    set local role bulwark_owner;

    grant execute on function bulwark.health() to bulwark_write, bulwark_erase;

    create table bulwark.tenant_keys (
      tenant text primary key,
      wrapped_key bytea not null,
      created_at timestamptz not null default now()
    );
    comment on table bulwark.tenant_keys is 'The key of each tenant, wrapped by KMS.';

    create table bulwark.subjects (
      tenant text not null,
      subject uuid not null,
      wrapped_key bytea not null,
      created_at timestamptz not null default now(),
      primary key (tenant, subject)
    );
    comment on table bulwark.subjects is 'The key of each person''s data, wrapped by the key of the tenant. Deleting a row erases the person.';

    create table bulwark.records (
      tenant text not null,
      id uuid not null,
      subject uuid not null,
      version integer not null default 1,
      fields jsonb not null,
      email_index bytea,
      request_digest bytea not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (tenant, id),
      foreign key (tenant, subject) references bulwark.subjects on delete cascade
    );
    comment on column bulwark.records.fields is 'Name of a field and its ciphertext as base64.';
    comment on column bulwark.records.email_index is 'Blind index: 16 bytes under a key of the tenant.';
    comment on column bulwark.records.request_digest is 'Of the request that made the record, under a key of the tenant.';
    create index records_by_subject on bulwark.records (tenant, subject, id);
    create index records_by_email on bulwark.records (tenant, email_index, id) where email_index is not null;

    create table bulwark.removed (
      tenant text not null,
      id uuid not null,
      removed_at timestamptz not null default now(),
      primary key (tenant, id)
    );
    comment on table bulwark.removed is 'Ids of deleted records, so that a request that is sent again does not bring one back.';

    create table bulwark.events (
      id bigint generated always as identity primary key,
      tenant text not null,
      at timestamptz not null default now(),
      actor text not null,
      action text not null,
      subject uuid,
      records uuid[] not null,
      request text not null
    );
    comment on table bulwark.events is 'Who did what with whose data. Only ever added to.';
    create index events_by_subject on bulwark.events (tenant, subject, id) where subject is not null;

    do $$
    declare
      name text;
    begin
      foreach name in array array['tenant_keys', 'subjects', 'records', 'removed', 'events'] loop
        execute format('alter table bulwark.%I enable row level security', name);
        execute format('alter table bulwark.%I force row level security', name);
        -- After a transaction that set it the setting is empty, not null.
        execute format(
          'create policy tenant on bulwark.%I using (tenant = nullif(current_setting(''app.tenant'', true), ''''))',
          name
        );
      end loop;
    end
    $$;

    -- Its body is bound when it is made; a search path of its own would keep PostgreSQL from inlining it.
    create function bulwark.instant(p_at timestamptz) returns text
      language sql stable
      return to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

    create function bulwark.tenant_key(p_tenant text) returns text
      language plpgsql security definer set search_path = '' as $$
    begin
      perform set_config('app.tenant', p_tenant, true);
      return (select encode(wrapped_key, 'base64') from bulwark.tenant_keys where tenant = p_tenant);
    end
    $$;

    create function bulwark.keep_tenant_key(p_tenant text, p_key bytea) returns text
      language plpgsql security definer set search_path = '' as $$
    begin
      perform set_config('app.tenant', p_tenant, true);
      insert into bulwark.tenant_keys (tenant, wrapped_key) values (p_tenant, p_key) on conflict do nothing;
      return (select encode(wrapped_key, 'base64') from bulwark.tenant_keys where tenant = p_tenant);
    end
    $$;

    grant execute on function bulwark.tenant_key(text) to bulwark_read, bulwark_write;
    grant execute on function bulwark.keep_tenant_key(text, bytea) to bulwark_write;

    reset role;
  `,
};
