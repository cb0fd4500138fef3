import type { Migration } from '../migration';

/**
 * Creates roles and the schema. Users have no password: the role `rds_iam` lets them sign in with IAM tokens. Only
 * Aurora has this role and the audit extension, so both are optional. Another database of the cluster may already have
 * created the roles.
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
