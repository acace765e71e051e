/**
 * What data are used for. Each route declares one; a request cannot choose it; a role holds those it may act for.
 * `statistics`: returns and snapshots, which identify respondents and serve statistics only (统计法 28). `administration`:
 * evaluation material, evaluations, organisations. `service`: profiles and applications of enterprises. `public`: what
 * was released.
 */
export const purposes = ["statistics", "administration", "service", "public"] as const

export type Purpose = (typeof purposes)[number]
