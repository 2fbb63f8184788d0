import type { ReactNode } from 'react';
import { Button, type ButtonProps } from '../../ui/button.tsx';
import { describeError } from '../../ui/describe-error.ts';
import { showToast } from '../../ui/toast.tsx';
import type { useJobHere } from './job-here.tsx';
import { type NewJob, useCreateJob } from './job-queries.ts';

export interface BeginJobButtonProps extends Pick<ButtonProps, 'look' | 'icon' | 'isDisabled'> {
  /** Where it is shown. */
  readonly job: ReturnType<typeof useJobHere>;
  /** Made when it is pressed. */
  readonly parameters: () => NewJob;
  readonly children: ReactNode;
}

/** Begins a job and has the screen show it. */
export function BeginJobButton({ job, parameters, children, ...look }: BeginJobButtonProps) {
  const create = useCreateJob();
  return (
    <Button
      {...look}
      isPending={create.isPending}
      onPress={() =>
        create.mutate(
          { body: parameters() },
          {
            onSuccess: ({ id }) => job.show(id),
            onError: (error) => showToast(describeError(error).message, 'danger'),
          },
        )
      }
    >
      {children}
    </Button>
  );
}
