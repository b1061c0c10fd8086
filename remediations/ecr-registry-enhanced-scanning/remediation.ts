import type { CheckRequest } from '../../core/decision/decide';
import type { RegistryScanning } from '../../core/facts/ecr-changes';
import { visibleText } from '../../core/visible-text';
import { inPlace, VERB } from '../in-place';
import { accountSubject, ownAccount } from '../own-account';
import type { Remediation, RemediationPorts } from '../remediation';
import { shellWord } from '../shell-word';
import { enhanced, scanningOf } from './registry-scanning';

/** Stands for a configuration that cannot be read, which is never changed. */
const UNREADABLE: RegistryScanning = { scanType: 'BASIC', rules: [] };

/** Turns enhanced scanning of the registry in this account and Region on (ECR API `PutRegistryScanningConfiguration`). */
export function enhancedScanning(ports: RemediationPorts, request: CheckRequest): Remediation {
  const all = request.parameters['requireAllRepositories'] === true;
  return inPlace<RegistryScanning | undefined>(ports, request, {
    titleOf: (resourceId) => `The image registry of account ${ownAccount(resourceId, ports.own)}`,
    async read(resourceId) {
      ownAccount(resourceId, ports.own);
      const subject = accountSubject(ports.own);
      return { subject, state: scanningOf(await ports.lookUps['registry-scanning']?.(subject)) };
    },
    obstacle: (before) =>
      before === undefined
        ? 'Its scanning configuration has a rule that this version does not know. Update ecs-guardrails.'
        : undefined,
    change: (before = UNREADABLE, outcome) => ({
      from: inWords(before),
      to: inWords(enhanced(before, all)),
      undo: undoCommand(before, ports.own.region),
      sentences: [
        `The images of the registry in this Region ${VERB[outcome]} scanned by Amazon Inspector.`,
        'Amazon Inspector bills each image that it scans, and each further scan of it.',
        ...(before.scanType === 'BASIC' && before.rules.length > 0 ? [LEAVING_BASIC] : []),
        'Repositories that no filter covers are not scanned, whatever their own setting says; where filters of both ' +
          'frequencies cover one, it is scanned continuously.',
        'Where an organization has a delegated administrator of Amazon Inspector, agree on it there first.',
      ],
    }),
    async apply(before) {
      if (before !== undefined) await ports.ecr.scanRegistry(enhanced(before, all));
    },
  });
}

/** What becomes of the rules of basic scanning. */
const LEAVING_BASIC =
  'Rules of basic scanning that scan on push keep their filters, and the frequency MANUAL ends: enhanced scanning has none.';

/** `ENHANCED (SCAN_ON_PUSH prod-*; CONTINUOUS_SCAN *)` */
function inWords({ scanType, rules }: RegistryScanning): string {
  const written = rules.map(({ scanFrequency, repositoryFilters }) => {
    const filters = repositoryFilters.map(({ filter }) => filter).join(', ');
    return `${scanFrequency} ${filters === '' ? 'without a filter' : filters}`;
  });
  return visibleText(`${scanType} (${written.length === 0 ? 'no rules' : written.join('; ')})`);
}

function undoCommand({ scanType, rules }: RegistryScanning, region: string): string {
  const where = `--region ${shellWord(region)} --scan-type ${scanType}`;
  return `aws ecr put-registry-scanning-configuration ${where} --rules ${shellWord(JSON.stringify(rules))}`;
}
