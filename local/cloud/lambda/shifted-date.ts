/**
 * Loaded first in every child process: `Date` tells the sandbox's time. Timers and `performance` stay real.
 * @module
 */

const RealDate = Date;
let offsetMs = 0;

const ShiftedDate = new Proxy(RealDate, {
  construct: (target, parameters, newTarget) =>
    Reflect.construct(target, parameters.length === 0 ? [RealDate.now() + offsetMs] : parameters, newTarget),
  apply: (target) => new target(RealDate.now() + offsetMs).toString(),
  get: (target, property, receiver) =>
    property === 'now' ? () => RealDate.now() + offsetMs : Reflect.get(target, property, receiver),
});
RealDate.prototype.constructor = ShiftedDate;
globalThis.Date = ShiftedDate;

/** Sets how far, in milliseconds, `Date` runs ahead of the machine. */
export const shiftTo = (ms: number): void => {
  offsetMs = ms;
};
