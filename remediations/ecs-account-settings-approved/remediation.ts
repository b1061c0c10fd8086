import type { CheckRequest } from '../../core/decision/decide';
import { isJsonList, isJsonObject, member, type Json } from '../../core/subject/json';
import type { Subject } from '../../core/subject/subject';
import { visibleText } from '../../core/visible-text';
import { decided } from '../decided';
import { inPlace, VERB } from '../in-place';
import { accountSubject, ownAccount } from '../own-account';
import { quoted } from '../quoted';
import type { Remediation, RemediationPorts } from '../remediation';
import { shellWord } from '../shell-word';

/** The settings of the account, by name, and those that differ from what is approved. */
interface AccountState {
  readonly subject: Subject;
  readonly settings: Json | undefined;
  readonly differing: readonly DifferingSetting[];
}

interface DifferingSetting {
  readonly name: string;
  readonly before: string | undefined;
  readonly approved: readonly string[];
}

/** Sets the ECS settings of the account in this Region to what is approved (ECS API `PutAccountSettingDefault`). */
export function accountSettings(
  ports: RemediationPorts,
  request: CheckRequest,
  values: Readonly<Record<string, string>>,
): Remediation {
  return inPlace<AccountState>(ports, request, {
    titleOf: (resourceId) => `Account ${ownAccount(resourceId, ports.own)}`,
    async read(resourceId) {
      ownAccount(resourceId, ports.own);
      const subject = accountSubject(ports.own);
      const settings = await ports.lookUps['account-settings']?.(subject);
      return { subject, state: { subject, settings, differing: differing(request.parameters['required'], settings) } };
    },
    obstacle: ({ differing: settings }) => {
      const open = settings.find((setting) => chosen(setting, values) === undefined);
      if (open === undefined) return undefined;
      const names = open.approved.map((value) => quoted(value)).join(' or ');
      return `Decide the value of ${quoted(open.name)}, ${names} (document parameter Values).`;
    },
    change: ({ differing: settings }, outcome) => ({
      from: settings.map(({ name, before }) => visibleText(`${name} ${before ?? 'not set'}`)).join(', '),
      to: settings.map((setting) => visibleText(`${setting.name} ${chosen(setting, values) ?? ''}`)).join(', '),
      undo: settings.flatMap((setting) => undoCommand(setting, ports.own.region)).join(' && '),
      sentences: [
        `The default of the account in this Region ${VERB[outcome]} changed for ${settings.length} of the ECS settings.`,
        'Users and roles with a setting of their own keep it; what runs goes on as before.',
        ...(settings.some(({ name }) => name === 'tagResourceAuthorization')
          ? ['With tagResourceAuthorization on, whoever creates a resource with tags needs ecs:TagResource.']
          : []),
      ],
    }),
    async apply({ differing: settings }) {
      for (const setting of settings) {
        const value = chosen(setting, values);
        if (value !== undefined) await ports.ecs.setAccountDefault(setting.name, value);
      }
    },
  });
}

/** Compared as the check compares: without regard to case. */
function differing(required: Json | undefined, settings: Json | undefined): readonly DifferingSetting[] {
  if (!isJsonObject(required)) return [];
  return Object.entries(required).flatMap(([name, accepted]) => {
    const approved = (isJsonList(accepted) ? accepted : [accepted]).filter((value) => typeof value === 'string');
    const value = member(settings, name);
    const before = typeof value === 'string' ? value : undefined;
    const passes = approved.some((alternative) => alternative.toLowerCase() === before?.toLowerCase());
    return passes ? [] : [{ name, before, approved }];
  });
}

/** The only value that is approved, or the approved one that a person chose. */
function chosen({ name, approved }: DifferingSetting, values: Readonly<Record<string, string>>): string | undefined {
  const wanted = decided(values, name);
  if (wanted !== undefined) return approved.find((value) => value === wanted);
  return approved.length === 1 ? approved[0] : undefined;
}

/** A setting that had no value cannot be given none again. */
function undoCommand({ name, before }: DifferingSetting, region: string): readonly string[] {
  if (before === undefined) return [];
  const words = `--region ${shellWord(region)} --name ${shellWord(name)} --value ${shellWord(before)}`;
  return [`aws ecs put-account-setting-default ${words}`];
}
