import { beforeEach, describe, expect, test } from '@jest/globals';
import { renewLayers } from '../../../lambda/keeper/renew-layers';
import { addEpochLayer, removeEpochLayer, type StoredKeyPlace } from '../../../lambda/records/encryption/epoch-layer';
import { TamperedData } from '../../../lambda/records/encryption/tampered-data';
import {
  buildEpoch,
  CLOSED,
  call,
  epochKeys,
  findCall,
  listCalls,
  OPEN,
  resetWorld,
  service,
  world,
} from './keeper-run';

beforeEach(resetWorld);

describe('the layers of closed epochs', () => {
  const place: StoredKeyPlace = ['subject', 'example', 'somebody'];
  const tenantPlace: StoredKeyPlace = ['tenant', 'example', '1'];
  const getLayer = (epoch: number) => ({ epoch, key: epochKeys.get(epoch) ?? Buffer.alloc(32) });
  const buildOld = ([kind, tenant, owner]: StoredKeyPlace, epoch = 1) => ({
    kind,
    tenant,
    owner,
    epoch,
    key: addEpochLayer(getLayer(epoch), [kind, tenant, owner], Buffer.from(`key of ${owner}`)).toString('base64'),
  });

  test('are replaced by those of the open one, with the key inside unchanged', async () => {
    const old = [buildOld(place), buildOld(tenantPlace)];
    const batches = [old, []];
    world.answers['read_old_layers'] = () => batches.shift();
    world.answers['replace_layers'] = 2;
    const prepared = buildEpoch(3, { openedAt: null });
    expect(await renewLayers({ call, service }, [prepared, CLOSED, OPEN])).toEqual({ renewed: 2, unreadable: [] });
    expect(listCalls()).toEqual(['read_old_layers', 'replace_layers', 'read_old_layers']);
    // A run that lost its connection may do the same again.
    expect(world.calls.map(({ repeatable }) => repeatable)).toEqual([true, true, true]);
    const { epoch, layers } = findCall('replace_layers')?.parameters ?? {};
    expect(epoch).toBe(2);
    const replaced = JSON.parse(String(layers));
    expect(replaced.map(({ new: _, ...others }: Record<string, string>) => others)).toEqual(
      old.map(({ kind, tenant, owner, key }) => ({ kind, tenant, owner, old: key })),
    );
    for (const [at, where] of [place, tenantPlace].entries())
      expect(removeEpochLayer(getLayer(2), where, Buffer.from(replaced[at].new, 'base64')).toString()).toBe(
        `key of ${where[2]}`,
      );
    // Each key of an epoch is unwrapped once.
    expect([...world.asked].sort()).toEqual(['unwrap arn 1', 'unwrap arn 2']);
    expect(findCall('read_old_layers')?.parameters).toEqual({ limit: 1000 });
  });

  test('are left to the next run after half a million keys', async () => {
    world.answers['read_old_layers'] = [buildOld(place)];
    world.answers['replace_layers'] = 1;
    expect((await renewLayers({ call, service }, [CLOSED, OPEN])).renewed).toBe(500);
  });

  test('are left to the next run when every key changed in the meantime', async () => {
    world.answers['read_old_layers'] = [buildOld(place)];
    world.answers['replace_layers'] = 0;
    expect((await renewLayers({ call, service }, [CLOSED, OPEN])).renewed).toBe(0);
    expect(listCalls()).toEqual(['read_old_layers', 'replace_layers']);
  });

  test('that do not open are left as they are and named, and all others are replaced', async () => {
    const stored = Array.from({ length: 2_500 }, (_, at) => buildOld(['subject', 'example', `person ${at}`]));
    const spoilt = [...stored.keys()].filter((at) => at % 2 === 0 && at < 2_000);
    for (const at of spoilt) stored[at] = { ...buildOld(place), owner: `person ${at}` };
    world.answers['read_old_layers'] = ({ limit }: { limit: number }) => stored.slice(0, limit);
    world.answers['replace_layers'] = ({ layers }: { layers: string }) => {
      const owners = JSON.parse(layers).map(({ owner }: { owner: string }) => owner);
      for (const owner of owners)
        stored.splice(
          stored.findIndex((each) => each.owner === owner),
          1,
        );
      return owners.length;
    };
    const { renewed, unreadable } = await renewLayers({ call, service }, [CLOSED, OPEN]);
    expect(renewed).toBe(1_500);
    // Those that do not open are not tried again.
    expect(listCalls().filter((name) => name === 'read_old_layers').length).toBeLessThan(10);
    expect(unreadable).toEqual(spoilt.map((at) => ({ kind: 'subject', tenant: 'example', owner: `person ${at}` })));
  });

  test('that do not open end the run when there are more than ten thousand', async () => {
    const stored = Array.from({ length: 20_000 }, (_, at) => ({ ...buildOld(place), owner: `person ${at}` }));
    world.answers['read_old_layers'] = ({ limit }: { limit: number }) => stored.slice(0, limit);
    const { renewed, unreadable } = await renewLayers({ call, service }, [CLOSED, OPEN]);
    expect([renewed, unreadable.length]).toEqual([0, 11_000]);
  });

  test('are not taken for unreadable after another error', async () => {
    world.answers['read_old_layers'] = [{ ...buildOld(place), key: undefined }];
    await expect(renewLayers({ call, service }, [CLOSED, OPEN])).rejects.toMatchObject({
      code: 'ERR_INVALID_ARG_TYPE',
    });
  });

  test('stop the renewal when the key of their epoch is gone', async () => {
    world.answers['read_old_layers'] = [buildOld(place)];
    await expect(renewLayers({ call, service }, [{ ...CLOSED, key: null }, OPEN])).rejects.toThrow(TamperedData);
    await expect(renewLayers({ call, service }, [OPEN])).rejects.toThrow(TamperedData);
    expect(listCalls()).not.toContain('replace_layers');
  });

  test('are not read before an epoch is open', async () => {
    expect(await renewLayers({ call, service }, [CLOSED])).toEqual({ renewed: 0, unreadable: [] });
    expect(world.calls).toEqual([]);
  });
});
