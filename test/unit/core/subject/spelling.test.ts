import { flag, list, map, member, object, text } from '../../../../core/subject/shapes/shape';
import { spellingsOf, stepInto } from '../../../../core/subject/spelling';

const shape = object({
  Settings: member(list(flag), { aliases: ['ClusterSettings'] }),
  Labels: map(text),
});

describe('spellingsOf', () => {
  it('gives the name and its aliases in lower case', () => {
    const spellings = spellingsOf('Arn', member(text, { aliases: ['RepositoryArn'] }));

    expect(spellings).toEqual(['arn', 'repositoryarn']);
  });
});

describe('stepInto', () => {
  it.each(['Settings', 'settings', 'CLUSTERSETTINGS'])('finds a member of an object written as %s', (key) => {
    const { isWrittenAs, shape: below } = stepInto(shape, 'Settings');

    expect(isWrittenAs(key)).toBe(true);
    expect(below).toEqual(list(flag));
  });

  it('does not find a member under another name', () => {
    const { isWrittenAs } = stepInto(shape, 'Settings');

    expect(isWrittenAs('Setting')).toBe(false);
  });

  it('takes the keys of a map as they are written', () => {
    const { isWrittenAs, shape: below } = stepInto(map(text), 'Team');

    expect([isWrittenAs('Team'), isWrittenAs('team')]).toEqual([true, false]);
    expect(below).toEqual(text);
  });

  it('goes on into the elements of a list', () => {
    const { shape: below } = stepInto(list(flag), 3);

    expect(below).toEqual(flag);
  });

  it.each([
    ['a member that no shape names', shape, 'constructor'],
    ['a scalar', text, 'x'],
    ['nothing', undefined, 'x'],
  ])('takes keys as written below %s', (_, start, key) => {
    const { isWrittenAs, shape: below } = stepInto(start, key);

    expect([isWrittenAs(key), isWrittenAs('X')]).toEqual([true, false]);
    expect(below).toBeUndefined();
  });
});
