import { deployed, requestedConfiguration } from './deployed-configuration';
import { jsonFile, type Form } from './form';
import { requestObstacle } from './obstacle-of';
import { respell } from './respell';
import { apiKey } from './spellings';

/** `aws ecs register-task-definition --cli-input-json`. */
export const registerCamelCase: Form = {
  name: 'register-task-definition JSON in camelCase',
  reader: 'task-definition',
  obstacle: requestObstacle,
  carried: requestedConfiguration,
  files: (source) => [
    jsonFile('task.json', respell(source.type, requestedConfiguration(source), deployed(source, apiKey))),
  ],
};

/** The same as the PowerShell and .NET tools write it. */
export const registerPascalCase: Form = {
  name: 'register-task-definition JSON in PascalCase',
  reader: 'task-definition',
  obstacle: requestObstacle,
  carried: requestedConfiguration,
  files: (source) => [
    jsonFile(
      'task.json',
      respell(
        source.type,
        requestedConfiguration(source),
        deployed(source, (_type, _path, name) => name),
      ),
    ),
  ],
};
