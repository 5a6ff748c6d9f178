import { expect, it } from 'vitest';
import { parseNetDev } from './parse-net-dev.ts';

it('reads what each interface has sent, without the loopback', () => {
  const text = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo: 7777777    1024    0    0    0     0          0         0  7777777    1024    0    0    0     0       0          0
  eth0: 1200300    9000    0    0    0     0          0         3  4500600    8000    0    0    0     0       0          0
eth0.12:99    1    0    0    0     0          0         0  42    1    0    0    0     0       0          0
`;
  expect([...parseNetDev(text)]).toEqual([
    ['eth0', 4_500_600],
    ['eth0.12', 42],
  ]);
  expect(parseNetDev('').size).toBe(0);
});
