import { CHECK_GROUPS, checksOfGroup, GROUP_NAMES, isCheckGroup } from '../../../../core/registry/groups';
import { CHECKS } from '../../../../core/registry/registry';
import { RESOURCE_TYPES } from '../../../../core/subject/subject';
import { makeCheck } from '../../../support/make-check';

describe('groups of checks', () => {
  it('hold every type once, in at most six groups', () => {
    const types = Object.values(CHECK_GROUPS).flat();

    expect(types.toSorted()).toEqual([...RESOURCE_TYPES].toSorted());
    expect(GROUP_NAMES.length).toBeLessThanOrEqual(6);
  });

  it('hold every check of the catalogue', () => {
    const held = new Set(GROUP_NAMES.filter(isCheckGroup).flatMap((group) => checksOfGroup(group, CHECKS)));

    expect(held.size).toBe(CHECKS.length);
  });

  it('leave out what is deprecated', () => {
    const old = makeCheck({ id: 'ecs-old', deprecated: true });

    const held = checksOfGroup('ecs-task-definition', [old]);

    expect(held).toEqual([]);
  });

  it('are not named like inherited members', () => {
    const isGroup = isCheckGroup('constructor');

    expect(isGroup).toBe(false);
  });
});
