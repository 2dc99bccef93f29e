// The present moment, as Rust sends it. Nothing here decides whether a line is open.
import type { ChannelMoment, Moment } from "../backend/generated";

export class MomentState {
  current: Moment = $state.raw() as Moment;
  /** The clock no longer reaches the page, so the shown states may be out of date. */
  stopped = $state(false);

  constructor(moment: Moment) {
    this.current = moment;
  }

  of(channelId: string): ChannelMoment | undefined {
    return this.current.channels.find((channel) => channel.id === channelId);
  }

  /** Stores the new moment, and returns those of the `watched` channels whose state has changed. */
  update(moment: Moment, watched: string[]): ChannelMoment[] {
    const before = this.current.channels;
    this.current = moment;
    this.stopped = false;
    return moment.channels.filter(({ id, state }) => {
      const known = before.find((channel) => channel.id === id);
      return watched.includes(id) && known !== undefined && known.state !== state;
    });
  }
}
