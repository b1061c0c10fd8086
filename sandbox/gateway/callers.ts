import { randomBytes } from 'node:crypto';
import type { Caller } from './service';

/** Keys for one caller. Nothing but this run of the sandbox accepts them. */
export interface IssuedKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Knows who stands behind an access key. Keys are drawn by chance, so no key of a real account is ever accepted. */
export class Callers {
  readonly #byKey = new Map<string, Caller>();

  /** Issues keys. */
  issue(caller: Caller): IssuedKeys {
    const accessKeyId = `SANDBOX${randomBytes(8).toString('hex').toUpperCase()}`;
    this.#byKey.set(accessKeyId, caller);
    return { accessKeyId, secretAccessKey: randomBytes(20).toString('hex') };
  }

  /** The caller of a key, or `undefined` when it was not issued here. */
  find(accessKeyId: string): Caller | undefined {
    return this.#byKey.get(accessKeyId);
  }
}
