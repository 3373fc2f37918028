import type {
  Behavior,
  Condition,
  Consumer,
  Operation,
  OwnedBehavior,
  TypeRestriction,
} from '#schemas/catalogue/consumers';

/** The limits of a consumer, which have rules of their own, as behaviors: it refuses or ignores what is beyond them. */
export function limitBehaviors(consumer: Consumer): readonly OwnedBehavior[] {
  const { limits, operations } = consumer;
  const [first] = operations;
  if (limits === undefined || first === undefined) return [];
  return limitsOf(consumer, first).map((behavior) => ({ owner: consumer, behavior }));
}

function limitsOf({ name, limits = {} }: Consumer, operation: Operation): Behavior[] {
  const { types = [], members = [], refusesEmptyBlobs, needsHistory } = limits;
  const beyond = (
    id: string,
    statement: string,
    evidence: readonly string[],
    when: Condition,
    ignored?: string,
  ): Behavior => ({
    id,
    statement,
    evidence,
    applies: {
      to: [operation],
      when,
      ...(ignored === undefined ? { outcome: 'refuses' } : { outcome: 'ignores', ignored }),
    },
  });
  return [
    ...types.map((restriction) =>
      beyond(
        'types',
        restriction.consequence,
        restriction.evidence,
        typesBeyond(restriction),
        restriction.ignored,
      ),
    ),
    ...members.map(({ role, path, evidence }) =>
      beyond('members', `${name} refuses documents with ${role}.${path.join('.')}.`, evidence, {
        some: role,
        where: { has: path },
      }),
    ),
    ...(refusesEmptyBlobs === undefined
      ? []
      : [
          beyond('empty-blobs', `${name} refuses blobs without content.`, refusesEmptyBlobs.evidence, {
            any: (['config', 'layer', 'blob'] as const).map((role) => ({
              some: role,
              where: { size: { max: 0 } },
            })),
          }),
        ]),
    ...(needsHistory === undefined
      ? []
      : [
          beyond(
            'history',
            `Some versions of ${name} refuse images whose config has no history.`,
            needsHistory.evidence,
            {
              all: [
                { any: [{ verdict: 'image' }, { kind: ['image-config'] }] },
                { configProperty: ['history'], present: false },
              ],
            },
          ),
        ]),
  ];
}

/** A document with a type that the consumer does not take, at one of the places at which it looks. */
function typesBeyond({ places, only, never = [] }: TypeRestriction): Condition {
  const test = only === undefined ? { type: never } : { notType: only };
  return {
    any: places.map((place): Condition => {
      switch (place) {
        case 'config':
        case 'layer':
          return { some: place, where: test };
        case 'artifactType':
        case 'document': {
          const property = place === 'document' ? ['mediaType'] : ['artifactType'];
          return only === undefined
            ? { property, is: never }
            : {
                all: [
                  { property, present: true },
                  { property, isNot: only },
                ],
              };
        }
      }
    }),
  };
}
