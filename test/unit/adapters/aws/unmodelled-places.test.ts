import { unmodelledPlaces } from '../../../../adapters/aws/unmodelled-places';

describe('unmodelledPlaces', () => {
  it.each([
    ['nothing where all is known', { a: 1, b: [{ c: 2 }] }, { a: 1, b: [{ c: 2 }] }, []],
    ['a member', { a: 1, new: 2 }, { a: 1 }, ['/new']],
    ['a member of an element', { a: [{ b: 1 }, { b: 1, new: {} }] }, { a: [{ b: 1 }, { b: 1 }] }, ['/a/1/new']],
    ['nothing for null', { a: null }, {}, []],
    ['all where nothing is known', { a: 1 }, undefined, ['/a']],
    ['elements where no list is known', { a: [{ b: 1 }] }, { a: 1 }, ['/a/0/b']],
    ['a member named like an inherited one', { constructor: 1 }, {}, ['/constructor']],
  ])('finds %s', (_, raw, known, expected) => {
    const places = unmodelledPlaces(raw, known);

    expect(places).toEqual(expected);
  });

  it('finds nothing where there was no answer', () => {
    const places = unmodelledPlaces(undefined, {});

    expect(places).toEqual([]);
  });
});
