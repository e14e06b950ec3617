/** How a device at this counter stands now, for the status place and the device page. */
export interface DeviceState {
  /** `就绪`: it can be used now. `未连接`: it is set up and not there. */
  readonly state: '就绪' | '正在连接' | '未连接' | '未设置';
  /** What stands beside its name, and what to do; empty where all is well. */
  readonly text: string;
  readonly next: string;
}
