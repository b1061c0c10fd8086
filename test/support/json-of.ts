import * as z from 'zod';
import type { Json } from '../../core/subject/json';

/** Parses JSON that a test made or read itself. */
export function jsonOf(text: string): Json {
  return z.json().parse(JSON.parse(text));
}
