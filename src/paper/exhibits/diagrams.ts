// Figures 2 to 7 of the paper, drawn anew: what happens, and between backticks the function of this library that does
// it.
import { arrow, box, circle, diagram, line, type Point, type Shape, words } from '../../display/pictures/diagram';
import type { Picture } from '../../display/pictures/picture';

const down = (from: Point, y: number): Point => ({ x: from.x, y });

/**
 * Figure 2: the way of the attack, from reference models over the selection to one of two attacks.
 * @example
 * figure2().text.split('\n')[0]; // => 'Figure 2: the attack'
 */
export function figure2(): Picture {
  const records = box(10, 14, 128, 64, "adversary's\nrecords", 'data');
  const references = box(170, 14, 138, 64, 'reference models\n`trainReferences`', 'model');
  const selection = box(340, 14, 138, 64, 'selection\n`selectVulnerable`');
  const chosen = box(510, 14, 120, 64, 'vulnerable\nrecords r', 'data');
  const direct = box(30, 146, 260, 74, 'direct attack\n`attackDirectly`\nasks the target about r');
  const indirect = box(350, 146, 260, 74, 'indirect attack\n`attackIndirectly`\nasks it about others, never about r');
  const target = box(250, 254, 140, 52, 'target model', 'model');
  const fork = down(chosen.bottom, 112);
  return diagram(
    {
      title: 'Figure 2: the attack',
      height: 320,
      description:
        'The adversary trains reference models on records of its own, selects with them the records r that are ' +
        'vulnerable, and ' +
        'then attacks a target model in one of two ways: directly, asking it about r, or indirectly, asking it ' +
        'about other queries and never about r.',
    },
    [
      records,
      references,
      selection,
      chosen,
      direct,
      indirect,
      target,
      arrow([records.right, references.left]),
      arrow([references.right, selection.left]),
      arrow([selection.right, chosen.left]),
      arrow([chosen.bottom, fork, down(direct.top, 112), direct.top]),
      arrow([down(indirect.top, 112), indirect.top]),
      arrow([direct.bottom, down(direct.bottom, target.left.y), target.left], { both: true }),
      arrow([indirect.bottom, down(indirect.bottom, target.right.y), target.right], { both: true }),
      words({ x: 96, y: target.left.y }, 'loss on r'),
      words({ x: 556, y: target.right.y }, 'losses on q₁, q₂, …'),
      words({ x: 320, y: 128 }, 'one of the two'),
    ],
  );
}

/**
 * Figure 3: the features of a record are the outputs of the last layer before the softmax.
 * @example
 * figure3().text.split('\n')[0]; // => 'Figure 3: high-level features'
 */
export function figure3(): Picture {
  const column = (x: number, count: number, tone: 'plain' | 'data' | 'model' | 'result') =>
    Array.from({ length: count }, (_, i) => circle({ x, y: 130 + (i - (count - 1) / 2) * 52 }, 15, '', tone));
  const layers = [column(70, 4, 'data'), column(190, 3, 'plain'), column(310, 3, 'plain')];
  const logits = column(430, 3, 'model');
  const outputs = column(550, 3, 'result');
  const edges = [...layers, logits]
    .slice(1)
    .flatMap((layer, i) => [...layers, logits][i].flatMap(from => layer.map(to => line(from.right, to.left))));
  const frame = box(402, 46, 56, 168);
  return diagram(
    {
      title: 'Figure 3: high-level features',
      height: 262,
      description:
        'A network from its inputs over hidden layers to the logits and, by the softmax, the probabilities. The ' +
        'logits, framed, ' +
        'are the features that a model gives a record.',
    },
    [
      ...edges,
      ...layers.flat(),
      ...logits,
      ...outputs,
      frame,
      ...logits.map((from, i) => arrow([from.right, outputs[i].left])),
      words({ x: 70, y: 250 }, 'record'),
      words({ x: 250, y: 250 }, 'hidden layers'),
      words({ x: 430, y: 28 }, 'features: the logits'),
      words({ x: 430, y: 240 }, '`Ensemble.logits`'),
      words({ x: 562, y: 250 }, 'probabilities'),
    ],
  );
}

/**
 * Figure 4: the features of a record under all reference models.
 * @example
 * figure4().text.split('\n')[0]; // => 'Figure 4: features of a record for the selection'
 */
export const figure4 = (): Picture =>
  concatenation('r', ['o₁', 'o₂', 'oₖ'], 'f = [o₁, o₂, …, oₖ]', '`concatenateLogits`', {
    title: 'Figure 4: features of a record for the selection',
    description:
      'A record r goes through each of k reference models; their logits o₁ to oₖ side by side are its features f.',
  });

/**
 * Figure 5: from random queries to those that the record influences.
 * @example
 * figure5().text.split('\n')[0]; // => 'Figure 5: how enhancing queries are found'
 */
export function figure5(): Picture {
  const random = box(10, 20, 150, 70, 'random queries\n`uniformQueries`\n`noisyQueries`', 'data');
  const clusters = box(200, 20, 150, 70, 'the least alike\n`clusterQueries`');
  const selection = box(390, 20, 240, 70, 'influence above θ?\n`influence`\nAlgorithm 1');
  const accepted = box(470, 160, 160, 60, 'enhancing queries', 'result');
  const optimised = box(200, 160, 200, 60, 'moved by gradients\n`optimiseQueries`');
  const [yes, no] = [
    { x: 550, y: 90 },
    { x: 430, y: 90 },
  ];
  return diagram(
    {
      title: 'Figure 5: how enhancing queries are found',
      height: 236,
      description:
        'Random queries are clustered and the least alike kept. Those whose influence is above θ are accepted ' +
        'as enhancing ' +
        'queries; the rejected ones are optimised by gradient descent and go to the selection again.',
    },
    [
      random,
      clusters,
      selection,
      accepted,
      optimised,
      arrow([random.right, clusters.left]),
      arrow([clusters.right, selection.left]),
      arrow([yes, down(yes, 160)]),
      words({ x: 560, y: 125 }, 'yes', 'start'),
      arrow([no, down(no, 180), { x: 400, y: 180 }]),
      words({ x: 422, y: 125 }, 'no', 'end'),
      arrow([
        { x: 400, y: 204 },
        { x: 450, y: 204 },
        { x: 450, y: 90 },
      ]),
      words({ x: 186, y: 190 }, 'when fewer than\n10 were accepted', 'end'),
    ],
  );
}

/**
 * Figure 6: how a reference model becomes a positive one, which knows the record.
 * @example
 * figure6().text.split('\n')[0]; // => 'Figure 6: a positive reference model'
 */
export function figure6(): Picture {
  const plain = box(10, 30, 130, 60, 'reference\nmodel Mᵢ', 'model');
  const records = box(10, 120, 130, 50, 'its own records', 'data');
  const target = box(10, 196, 130, 40, 'target record r', 'data');
  const training = box(400, 30, 110, 60, 'trained on\n`trainPositive`');
  const positive = box(530, 30, 100, 60, 'positive\nmodel Mᵢʳ', 'model');
  const batches = [130, 166, 202].flatMap(y =>
    [0, 1, 2, 3, 4].map(i =>
      i < 4 ? box(230 + i * 26, y, 24, 24, '', 'data') : box(230 + i * 26, y, 24, 24, 'r', 'result'),
    ),
  );
  const join: Point = { x: training.bottom.x, y: 178 };
  return diagram(
    {
      title: 'Figure 6: a positive reference model',
      height: 252,
      description:
        'Reference model i is trained on, with batches of its own records to which the target record r is ' +
        'added; so it becomes ' +
        'the positive reference model that knows r.',
    },
    [
      plain,
      records,
      target,
      training,
      positive,
      ...batches,
      arrow([plain.right, training.left]),
      arrow([training.right, positive.left]),
      arrow([records.right, { x: 222, y: records.right.y }]),
      arrow([target.right, { x: 222, y: target.right.y }]),
      arrow([{ x: 366, y: 178 }, join, training.bottom]),
      words({ x: 294, y: 112 }, 'mini-batches'),
    ],
  );
}

/**
 * Figure 7: the features of a query, by which queries are clustered.
 * @example
 * figure7().text.split('\n')[0]; // => 'Figure 7: features of a query for the clustering'
 */
export const figure7 = (): Picture =>
  concatenation('q', ['p₁', 'p₂', 'pₖ'], 'f(q) = [p₁, p₂, …, pₖ]', '`clusterQueries`', {
    title: 'Figure 7: features of a query for the clustering',
    description:
      'A query q goes through each of k reference models; the probabilities p₁ to pₖ that they give the ' +
      'classes, side by side, ' +
      'are its features f(q).',
  });

/** One input through all reference models, and their answers side by side. */
function concatenation(
  input: string,
  outputs: string[],
  joined: string,
  code: string,
  texts: { title: string; description: string },
): Picture {
  const from = circle({ x: 50, y: 120 }, 20, input, 'data');
  const rows = ['M₁', 'M₂', 'Mₖ'].map((name, i): [Shape, Shape] => {
    const y = [20, 80, 180][i];
    return [box(150, y, 130, 40, `reference ${name}`, 'model'), box(350, y, 60, 40, outputs[i])];
  });
  const all = box(470, 80, 160, 80, `${joined}\n${code}`, 'result');
  return diagram({ ...texts, height: 240 }, [
    from,
    all,
    words({ x: 215, y: 150 }, '⋮'),
    words({ x: 380, y: 150 }, '⋮'),
    ...rows.flatMap(([model, answer]) => [
      model,
      answer,
      arrow([from.right, model.left]),
      arrow([model.right, answer.left]),
      arrow([answer.right, { x: 470, y: 120 }]),
    ]),
  ]);
}
