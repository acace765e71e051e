/**
 * What the invented enterprises do: classes of GB/T 4754-2017 with an invented frequency and, by division, invented
 * revenue and pay per head in 千元.
 */
export interface Industry {
  readonly code: string
  readonly weight: number
  readonly revenue: number
  readonly pay: number
  /** Ten-thousandths of revenue that is technology's, from and to. */
  readonly technology: readonly [number, number]
  /** Ten-thousandths of revenue that goes into R&D, from and to. */
  readonly research: readonly [number, number]
  /** Kilograms of standard coal for 10,000 yuan of revenue; 0: not industry. */
  readonly energy: number
  readonly exporters: number
  readonly word: string
}

const row = (
  codes: string,
  weight: number,
  [revenue, pay, energy]: readonly [number, number, number],
  technology: Industry["technology"],
  research: Industry["research"],
  exporters: number,
  word: string,
): Industry[] =>
  codes
    .split(" ")
    .map((code) => ({ code, weight, revenue, pay, energy, technology, research, exporters, word }))

export const industries: readonly Industry[] = [
  ...row("6513 6511 6531", 6, [620, 190, 0], [5500, 9000], [600, 1800], 40000, "软件"),
  ...row("6550 6560", 3, [620, 190, 0], [5500, 9000], [500, 1500], 30000, "数据"),
  ...row("6429", 2, [900, 200, 0], [4000, 8000], [400, 1400], 20000, "网络"),
  ...row("7320 7340", 2, [480, 170, 0], [6000, 9500], [900, 1900], 30000, "研究"),
  ...row("7484 7491 7452", 2, [420, 150, 0], [4500, 8500], [300, 900], 20000, "设计"),
  ...row("7519 7512", 3, [400, 130, 0], [4000, 8500], [300, 1000], 10000, "技术"),
  ...row("5177", 4, [3200, 110, 0], [0, 600], [50, 250], 120000, "贸易"),
  ...row("3911 3921 3973 3981", 3, [1400, 125, 60], [100, 1200], [400, 1200], 280000, "电子"),
  ...row("3821 3841 3823", 3, [1250, 105, 90], [100, 800], [300, 800], 220000, "电气"),
  ...row("3562 3599 3525", 2, [820, 110, 110], [100, 900], [300, 900], 200000, "装备"),
  ...row("3411 3421 3463", 2, [860, 100, 120], [50, 700], [250, 700], 180000, "机械"),
  ...row("3670 3612", 3, [1500, 110, 100], [50, 500], [250, 700], 180000, "汽车"),
  ...row("2720 2761 2770", 2, [1150, 120, 160], [100, 900], [400, 1400], 160000, "医药"),
  ...row("2662 2669", 2, [1700, 105, 420], [50, 500], [200, 600], 150000, "材料"),
  ...row("4011 4016 4028", 2, [760, 125, 50], [200, 1500], [400, 1100], 160000, "仪器"),
  ...row("3311 3360", 2, [900, 85, 240], [0, 300], [150, 450], 120000, "金属"),
]

/** Each as often as its weight says. */
export const weighted: readonly Industry[] = industries.flatMap((one) =>
  Array.from({ length: one.weight }, () => one),
)
