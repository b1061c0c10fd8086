import * as z from 'zod';

/** The attribute types that the sandbox stores. */
export const attributeValue = z.union([
  z.strictObject({ S: z.string() }),
  z.strictObject({ N: z.string().regex(/^-?\d{1,38}$/, { error: 'only whole numbers are simulated' }) }),
  z.strictObject({ BOOL: z.boolean() }),
  z.strictObject({ NULL: z.literal(true) }),
]);

export type AttributeValue = z.output<typeof attributeValue>;

/** An item: attribute values by name. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** How two values of one type compare; `undefined` when their types differ or have no order. */
export function compare(left: AttributeValue, right: AttributeValue): number | undefined {
  if ('S' in left && 'S' in right) return Buffer.compare(Buffer.from(left.S), Buffer.from(right.S));
  if ('N' in left && 'N' in right) {
    const [a, b] = [BigInt(left.N), BigInt(right.N)];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return undefined;
}

/** Whether two values are the same, types included. */
export function equal(left: AttributeValue, right: AttributeValue): boolean {
  return compare(left, right) === 0 || JSON.stringify(left) === JSON.stringify(right);
}
