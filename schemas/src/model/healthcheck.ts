import * as z from 'zod';
import { once } from '#schemas/once';
import { fieldsOf } from './field';

const property = fieldsOf(
  'https://github.com/moby/docker-image-spec/blob/main/spec.md#image-json-field-descriptions',
);

const duration = (description: string) =>
  property(description, z.number().nullish(), {
    meaning: 'duration',
    jsonSchema: { type: ['integer', 'null'], minimum: 0 },
  });

/** How Docker tests whether a container is healthy, as Docker’s image specification defines it. */
export const healthcheck = once(() =>
  z.looseObject({
    Test: property(
      'The test: `["NONE"]` for none, `["CMD", argument, …]` for a program with its arguments, or ' +
        '`["CMD-SHELL", command]` for a command of the shell. An empty list inherits the test of the base image.',
      z.array(z.string()).nullish(),
      { meaning: 'healthcheck-test' },
    ),
    Interval: duration('How long to wait between two tests, in nanoseconds: `30000000000` for 30 seconds.'),
    Timeout: duration('How long a test may take before it counts as hung, in nanoseconds.'),
    StartPeriod: duration(
      'How long the container may take to start, in nanoseconds. Failed tests do not count during this time.',
    ),
    StartInterval: duration('How long to wait between two tests while the container starts, in nanoseconds.'),
    Retries: property(
      'How many tests must fail in a row before the container counts as unhealthy.',
      z.number().nullish(),
      {
        jsonSchema: { type: ['integer', 'null'], minimum: 0 },
      },
    ),
  }),
);
