import { systemReason } from '../../../../adapters/files/system-reason';

describe('systemReason', () => {
  it.each([
    ['a known code', Object.assign(new Error('/home/me/x'), { code: 'EROFS' }), 'the file system is read-only (EROFS)'],
    ['an unknown code', Object.assign(new Error('/home/me/x'), { code: 'EMFILE' }), 'EMFILE'],
    ['an inherited name', Object.assign(new Error('x'), { code: 'constructor' }), 'constructor'],
    ['no code', new Error('/home/me/x'), 'the operating system refused'],
    ['a code that is no text', Object.assign(new Error('x'), { code: 5 }), 'the operating system refused'],
    ['no error', 'text', 'the operating system refused'],
  ])('puts %s into words without the path', (_what, thrown, expected) => {
    expect(systemReason(thrown)).toBe(expected);
  });
});
