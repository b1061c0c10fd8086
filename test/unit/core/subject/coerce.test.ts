import fc from 'fast-check';
import { coerce } from '../../../../core/subject/coerce';
import { PlainScalar, type Raw } from '../../../../core/subject/raw';

const text = { kind: 'text' } as const;
const flag = { kind: 'flag' } as const;
const number = { kind: 'number' } as const;
const cpu = { kind: 'quantity', unit: 'cpu' } as const;
const memory = { kind: 'quantity', unit: 'memory' } as const;

describe('coerce', () => {
  it.each<[string, Raw, boolean]>([
    ['a boolean', true, true],
    ['the text "true"', 'true', true],
    ['"FALSE" with spaces around it', ' FALSE\t', false],
    ['an unquoted yes', new PlainScalar('yes', true), true],
    ['an unquoted TrUe, which YAML leaves a text', new PlainScalar('TrUe', 'TrUe'), true],
  ])('reads %s as a flag', (_, raw, expected) => {
    const value = coerce(flag, raw);

    expect(value).toBe(expected);
  });

  it.each<[string, Raw]>([
    ['a quoted "yes"', 'yes'],
    ['1', 1],
    ['an unquoted 0', new PlainScalar('0', 0)],
    ['another word', 'enabled'],
    ['a list', ['true']],
    ['an object', { value: true }],
  ])('knows no flag in %s', (_, raw) => {
    const value = coerce(flag, raw);

    expect(value).toEqual({ $unknown: 'not-coercible', detail: 'expected true or false' });
  });

  it.each<[Raw, number]>([
    [512, 512],
    ['512', 512],
    [' 80 ', 80],
    ['-1', -1],
    ['1.5', 1.5],
    ['.5', 0.5],
    [new PlainScalar('0o20', 16), 16],
    [new PlainScalar('080', '080'), 80],
  ])('reads %p as a number', (raw, expected) => {
    const value = coerce(number, raw);

    expect(value).toBe(expected);
  });

  it.each<[string, Raw]>([
    ['true', true],
    ['a word', 'many'],
    ['hexadecimal text', '0x10'],
    ['a text of digits without end', '9'.repeat(400)],
    ['infinity', new PlainScalar('.inf', Infinity)],
    ['not a number', Number.NaN],
    ['a list', [1]],
  ])('knows no number in %s', (_, raw) => {
    const value = coerce(number, raw);

    expect(value).toEqual({ $unknown: 'not-coercible', detail: 'expected a number' });
  });

  it.each<[Raw, number]>([
    [256, 256],
    ['512', 512],
    ['1 vCPU', 1024],
    ['.25 vcpu', 256],
    ['2VCPUS', 2048],
    [new PlainScalar('0.5 vCPU', '0.5 vCPU'), 512],
  ])('reads the CPU size %p in CPU units', (raw, expected) => {
    const value = coerce(cpu, raw);

    expect(value).toBe(expected);
  });

  it.each<[Raw, number]>([
    [512, 512],
    ['0.5 GB', 512],
    ['2gb', 2048],
  ])('reads the memory size %p in MiB', (raw, expected) => {
    const value = coerce(memory, raw);

    expect(value).toBe(expected);
  });

  it.each<[string, Raw]>([
    ['a size in another unit', '512 MB'],
    ['a unit alone', 'GB'],
    ['a word', 'large'],
    ['true', true],
    ['blanks without end', `1${' '.repeat(100_000)}x`],
  ])('knows no memory size in %s', (_, raw) => {
    const value = coerce(memory, raw);

    expect(value).toEqual({ $unknown: 'not-coercible', detail: 'expected MiB ("512") or GB ("0.5 GB")' });
  });

  it('says what a CPU size may be', () => {
    const value = coerce(cpu, '1 GB');

    expect(value).toMatchObject({ detail: 'expected CPU units ("512") or vCPUs ("0.5 vCPU")' });
  });

  it.each<[string, Raw, string]>([
    ['a text', 'nginx', 'nginx'],
    ['a number', 0, '0'],
    ['a boolean', false, 'false'],
    ['the source of an unquoted 0:0', new PlainScalar('0:0', 0), '0:0'],
    ['the source of an unquoted 1.10', new PlainScalar('1.10', 1.1), '1.10'],
    ['a lone surrogate as the replacement character', 'a\ud800', 'a\ufffd'],
    ['one in unquoted YAML too', new PlainScalar('\udc00', '\udc00'), '\ufffd'],
  ])('reads %s in a text field', (_, raw, expected) => {
    const value = coerce(text, raw);

    expect(value).toBe(expected);
  });

  it.each<[string, Raw]>([
    ['an object', {}],
    ['a list', ['a']],
    ['infinity', Infinity],
  ])('knows no text in %s', (_, raw) => {
    const value = coerce(text, raw);

    expect(value).toEqual({ $unknown: 'not-coercible', detail: 'expected a text' });
  });

  it('never quotes a value', () => {
    const secret = fc.string({ minLength: 8, unit: 'grapheme-ascii' }).map((tail) => `canary-${tail}`);

    fc.assert(
      fc.property(secret, fc.constantFrom(flag, number, cpu, memory), (value, shape) => {
        expect(JSON.stringify(coerce(shape, value))).not.toContain('canary');
      }),
    );
  });
});
