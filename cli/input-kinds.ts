/** What `--input` takes. Kept apart from the readers so that `--help` does not load them. */
export const INPUT_KINDS = ['config-item', 'task-definition', 'describe', 'task-event', 'cloudformation'] as const;
