import { PlainScalar, type Raw } from './raw';
import type { QuantityUnit, Shape } from './shapes/shape';
import { unknownValue, type UnknownValue } from './unknown';

/** Anything longer is no setting of AWS; patterns need not meet it. */
const LONGEST_NUMBER = 64;

type ScalarShape = Extract<Shape, { readonly kind: 'text' | 'flag' | 'number' | 'quantity' }>;

/**
 * Reads a scalar as its shape: texts that mean a boolean or a number become one, a number in a text field becomes its
 * text. Anything else is unknown; nothing falls back to a default, and no value is quoted.
 */
export function coerce(shape: ScalarShape, raw: Raw): string | boolean | number | UnknownValue {
  switch (shape.kind) {
    case 'text':
      return textOf(raw);
    case 'flag':
      return flagOf(raw);
    case 'number':
      return numberOf(scalarOf(raw)) ?? notCoercible('a number');
    case 'quantity':
      return quantityOf(shape.unit, raw);
  }
}

/** The marker of a value that is of another kind than its place. */
export function notCoercible(expected: string): UnknownValue {
  return unknownValue('not-coercible', `expected ${expected}`);
}

/** Unquoted YAML keeps what was written: `0:0` is not the number that YAML 1.1 makes of it. */
function textOf(raw: Raw): string | UnknownValue {
  if (raw instanceof PlainScalar) return raw.text.toWellFormed();
  if (typeof raw === 'string') return raw.toWellFormed();
  if (typeof raw === 'boolean' || (typeof raw === 'number' && Number.isFinite(raw))) return String(raw);
  return notCoercible('a text');
}

function flagOf(raw: Raw): boolean | UnknownValue {
  const value = scalarOf(raw);
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
  if (word === 'true') return true;
  if (word === 'false') return false;
  return notCoercible('true or false');
}

function numberOf(value: Raw): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' ? decimalOf(value) : undefined;
}

const QUANTITIES: Readonly<Record<QuantityUnit, { readonly large: RegExp; readonly expected: string }>> = {
  cpu: { large: /\s*vcpus?$/i, expected: 'CPU units ("512") or vCPUs ("0.5 vCPU")' },
  memory: { large: /\s*gb$/i, expected: 'MiB ("512") or GB ("0.5 GB")' },
};

/** A task size: a number of CPU units or MiB, or a text with the larger unit (ECS API `RegisterTaskDefinition`). */
function quantityOf(unit: QuantityUnit, raw: Raw): number | UnknownValue {
  const { large, expected } = QUANTITIES[unit];
  const value = scalarOf(raw);
  const plain = numberOf(value);
  if (plain !== undefined) return plain;
  const text = typeof value === 'string' && value.length <= LONGEST_NUMBER ? value.trim() : '';
  const amount = large.test(text) ? decimalOf(text.replace(large, '')) : undefined;
  return amount === undefined ? notCoercible(expected) : amount * 1024;
}

function decimalOf(text: string): number | undefined {
  const digits = text.length <= LONGEST_NUMBER ? text.trim() : '';
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(digits) ? Number(digits) : undefined;
}

function scalarOf(raw: Raw): Raw {
  return raw instanceof PlainScalar ? raw.value : raw;
}
