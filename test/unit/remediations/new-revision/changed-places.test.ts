import { changedPlaces } from '../../../../remediations/new-revision/changed-places';

describe('changedPlaces', () => {
  it.each([
    ['nothing', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
    ['a member', { a: 1, b: 2 }, { a: 1, b: 3 }, ['/b']],
    ['a member that is gone', { a: 1 }, {}, ['/a']],
    ['a member that is new', {}, { a: null }, ['/a']],
    ['an element', { a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }, { b: 3 }] }, ['/a/1/b']],
    ['a list of another length', { a: [1, 2] }, { a: [2] }, ['/a']],
    ['the whole', 1, 2, ['']],
    ['a member named like an inherited one', { constructor: 1 }, {}, ['/constructor']],
  ])('finds %s', (_, before, after, expected) => {
    const places = changedPlaces(before, after);

    expect(places).toEqual(expected);
  });
});
