import type { OwnIdentity } from '../adapters/lambda/own-identity';
import { shellWord } from './shell-word';

/** The options of the AWS CLI that name a repository of the own account and Region. */
export function atRepository(name: string, { region, account }: OwnIdentity): string {
  return `--region ${shellWord(region)} --registry-id ${shellWord(account)} --repository-name ${shellWord(name)}`;
}
