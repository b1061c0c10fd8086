import { object } from './shape';

/** AWS::::Account, the account in one Region: nothing of it is recorded, so that look-ups alone decide. */
export const account = object({});
