/** Rows that are tested as far as the product goes; the rest of each waits. */
export const WAITING_PARTS: ReadonlyMap<number, string> = new Map([
  [5, 'the reader of Terraform plans, for the fourth spelling'],
  [39, 'the look-up of the latest ACTIVE revision'],
]);
