import type { Migration } from '../migration';

/**
 * Roles and the schema. Users have no password: `rds_iam` (which Aurora makes, and a PostgreSQL elsewhere lacks) lets them sign in with
 * IAM tokens. The same goes for the audit extension. A role may belong to another database of the cluster already, so it is made only where it is missing.
 */
export const foundation: Migration = {
  name: '0001-foundation',
  sql: `
    do $$
    begin
      if not exists (select from pg_roles where rolname = 'bulwark_owner') then
        create role bulwark_owner nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
      end if;
      if not exists (select from pg_roles where rolname = 'bulwark_read') then
        create role bulwark_read login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
      end if;
      if exists (select from pg_roles where rolname = 'rds_iam') then
        grant rds_iam to bulwark_read;
      end if;
      if exists (select from pg_available_extensions where name = 'pgaudit') then
        create extension if not exists pgaudit;
      end if;
      execute format('grant bulwark_owner to %I', current_user);
      execute format('revoke all on database %I from public', current_database());
      execute format('grant connect on database %I to bulwark_read', current_database());
    end
    $$;

    revoke all on schema public from public;

    create schema bulwark authorization bulwark_owner;
    alter default privileges for role bulwark_owner revoke execute on functions from public;
    grant usage on schema bulwark to bulwark_read;

    set local role bulwark_owner;

    create function bulwark.health() returns boolean
      language sql stable parallel safe
      set search_path = ''
      return true;

    comment on function bulwark.health() is 'Answers when the database does; touches no data.';
    grant execute on function bulwark.health() to bulwark_read;

    reset role;
  `,
};
