import { isJsonObject, member } from '../../core/subject/json';
import { eachContainer, textsIn, without, withMember } from './edit';
import type { Definition, Fix } from './fix';

export const dropPrivileged: Fix = (definition) => ({
  definition: eachContainer(definition, (container) => without(container, 'privileged')),
});

export const readonlyRoot: Fix = (definition) => ({
  definition: eachContainer(definition, (container) => withMember(container, 'readonlyRootFilesystem', true)),
});

/** A user that runs as root, or none: which user an image has, nobody but its owner knows. */
export const nonRootUser: Fix = (definition, { values }) => {
  const user = values['user'];
  if (user === undefined) return { needs: 'which user the containers run as: set user, such as "10001:10001"' };
  return {
    definition: eachContainer(definition, (container) =>
      isRoot(member(container, 'user')) ? withMember(container, 'user', user) : container,
    ),
  };
};

/** The account that Windows images have for this (Microsoft Learn, "Secure Windows containers"). */
export const windowsUser: Fix = (definition) => ({
  definition: eachContainer(definition, (container) => {
    const user = member(container, 'user');
    const isAdministrator = typeof user !== 'string' || /^containeradministrator$/i.test(user.trim());
    return isAdministrator ? withMember(container, 'user', 'ContainerUser') : container;
  }),
});

/** Leaves in `linuxParameters.capabilities.add` only what the check allows. */
export const dropCapabilities: Fix = (definition, { parameters }) => {
  const deny = parameters['deny'];
  const listed = new Set(textsIn(deny ?? parameters['allow']).map(capability));
  const stays = (name: string) => listed.has(capability(name)) === (deny === undefined);
  return {
    definition: eachContainer(definition, (container) => {
      const linux = member(container, 'linuxParameters');
      const capabilities = member(linux, 'capabilities');
      if (!isJsonObject(linux) || !isJsonObject(capabilities)) return container;
      const add = textsIn(capabilities['add']).filter(stays);
      return withMember(container, 'linuxParameters', { ...linux, capabilities: { ...capabilities, add } });
    }),
  };
};

/** Security options that take a profile away are dropped. */
export const confinedProfile: Fix = (definition, { parameters }) => ({
  definition: eachContainer(definition, (container) => {
    const options = textsIn(member(container, 'dockerSecurityOptions')).filter((option) => !isUnconfining(option));
    const isRequired = parameters['requireNoNewPrivileges'] === true;
    const all = isRequired && !options.some(isNoNewPrivileges) ? [...options, 'no-new-privileges'] : options;
    const isWritten = member(container, 'dockerSecurityOptions') !== undefined || all.length > 0;
    return isWritten ? withMember(container, 'dockerSecurityOptions', all) : container;
  }),
});

export const versionConsistency: Fix = (definition) => ({
  definition: eachContainer(definition, (container) => without(container, 'versionConsistency')),
});

/** Options of awslogs containers: `mode` non-blocking, and a buffer that is not below the check's own. */
export const nonBlockingLogs: Fix = (definition, { parameters }) => {
  const least = typeof parameters['minBufferMb'] === 'number' ? parameters['minBufferMb'] : 0;
  return {
    definition: eachContainer(definition, (container) => {
      const log = member(container, 'logConfiguration');
      if (!isJsonObject(log) || log['logDriver'] !== 'awslogs') return container;
      const options = member(log, 'options');
      const buffer = `${Math.max(25, least)}m`;
      const settings = { ...(isJsonObject(options) ? options : {}), mode: 'non-blocking', 'max-buffer-size': buffer };
      return withMember(container, 'logConfiguration', { ...log, options: settings });
    }),
  };
};

/** A log group must exist, and its retention and price are its owner's business. */
export const awslogs: Fix = (definition, { region, values }) => {
  const group = values['logGroup'];
  if (group === undefined) return { needs: 'where logs go: set logGroup, the name of a log group that exists' };
  const options = { 'awslogs-group': group, 'awslogs-region': region, 'awslogs-stream-prefix': familyIn(definition) };
  return {
    definition: eachContainer(definition, (container) => {
      const driver = member(member(container, 'logConfiguration'), 'logDriver');
      if (typeof driver === 'string' && driver !== '') return container;
      return withMember(container, 'logConfiguration', { logDriver: 'awslogs', options });
    }),
  };
};

/** A limit that is too low ends the container; what it takes, nobody but its owner knows. */
export const memoryLimits: Fix = (definition, { values }) => {
  const memory = Number(values['memory']);
  if (!Number.isSafeInteger(memory) || memory < 4) {
    return { needs: 'how much memory a container may take: set memory, in MiB and at least 4' };
  }
  return {
    definition: eachContainer(definition, (container) => {
      const own = member(container, 'memory');
      return typeof own === 'number' && own >= 4 ? container : withMember(container, 'memory', memory);
    }),
  };
};

function familyIn(definition: Definition): string {
  const family = member(definition, 'family');
  return typeof family === 'string' ? family : 'ecs';
}

function isRoot(user: unknown): boolean {
  return typeof user !== 'string' || /^\s*(?:(?:root|[+-]?0+)\s*)?(?::|$)/.test(user);
}

function capability(name: string): string {
  return name.trim().toUpperCase().replace(/^CAP_/, '');
}

function isUnconfining(option: string): boolean {
  const text = option.trim().toLowerCase();
  return /^(?:seccomp|apparmor)[:=]unconfined$|^label[:=]disable$|^no-new-privileges[:=]false$/.test(text);
}

function isNoNewPrivileges(option: string): boolean {
  return /^no-new-privileges(?:[:=]true)?$/.test(option.trim().toLowerCase());
}
