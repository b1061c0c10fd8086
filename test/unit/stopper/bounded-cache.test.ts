import { BoundedCache } from '../../../stopper/bounded-cache';

describe('BoundedCache', () => {
  it('lets the value go that was not used for longest', () => {
    const cache = new BoundedCache<number>(2, 1_000, () => 0);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.get('a');

    cache.set('c', 3);

    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
  });

  it('forgets a value after its age, however often it was used', () => {
    let now = 0;
    const cache = new BoundedCache<number>(2, 1_000, () => now);
    cache.set('a', 1);
    now = 1_000;
    const still = cache.get('a');

    now = 1_001;
    const gone = cache.get('a');

    expect([still, gone]).toEqual([1, undefined]);
  });

  it('is not fooled by the names of inherited members', () => {
    const cache = new BoundedCache<number>(2, 1_000, () => 0);

    expect([cache.get('__proto__'), cache.get('constructor')]).toEqual([undefined, undefined]);
  });
});
