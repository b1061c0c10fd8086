import type { Colors } from 'picocolors/types';

/** The part of picocolors that reports use: `createColors(false)` gives plain text. */
export type Paint = Pick<Colors, 'bold' | 'cyan' | 'dim' | 'green' | 'magenta' | 'red' | 'yellow'>;
