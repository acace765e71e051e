import type { IssueTexts } from "#issues"

/** The text of every issue of an evaluation. What is in braces comes from the issue. */
export const evaluationIssueTexts: IssueTexts = {
  "adjustment-unknown-entity": {
    zh: "{path}：调整对象“{entity}”不在本期数据中，未使用。请核对代码。",
    en: "{path}: “{entity}” is not in this period's data; the adjustment was not used. Check the code.",
  },
  "adjustment-unknown-kind": {
    zh: "{path}：调整类型“{given}”不可用。可用：{allowed}。",
    en: "{path}: unknown kind of adjustment “{given}”. Allowed: {allowed}.",
  },
  "adjustment-unknown-node": {
    zh: "{path}：调整所指的汇总项“{node}”不在指标体系中。",
    en: "{path}: the aggregate “{node}” is not in the framework.",
  },
  "adjustment-without-basis": {
    zh: "{path}：对“{entity}”的 {kind} 没有写明依据（reference），不予采用。请填写文件名称与条款。",
    en: "{path}: the {kind} for “{entity}” cites no basis (reference) and does not load. Give the document and the clause.",
  },
  "adjustment-without-points": {
    zh: "{path}：对“{entity}”的 {kind} 缺少分值（points）。",
    en: "{path}: the {kind} for “{entity}” has no points.",
  },
  "aggregation-outside-domain": {
    zh: "{path}：{method} 合成在以下对象上不可计算（如几何平均遇到负数），记为缺失：{entities}。",
    en: "{path}: {method} has no value (a negative score in a geometric mean, say) for {entities}; left missing.",
  },
  "ahp-bad-matrix": {
    zh: "{path}：判断矩阵须为方阵、正数、互反，且行列依次为：{children}。",
    en: "{path}: the matrix must be square, positive and reciprocal, with rows and columns in the order {children}.",
  },
  "ahp-consistency": {
    zh: "{path}：判断矩阵一致性比率 {ratio}（最大特征值 {eigenvalue}）。",
    en: "{path}: consistency ratio {ratio} (largest eigenvalue {eigenvalue}).",
  },
  "ahp-inconsistent": {
    zh: "{path}：判断矩阵一致性比率 {ratio} 大于 0.1，判断自相矛盾，请复核。",
    en: "{path}: consistency ratio {ratio} is above 0.1: the judgements contradict each other. Review them.",
  },
  "base-period-missing": {
    zh: "{path}：基期“{period}”不在数据中。可用：{allowed}。",
    en: "{path}: base period “{period}” is not in the data. Available: {allowed}.",
  },
  "benefit-of-the-doubt-infeasible": {
    zh: "{path}：{entities} 个对象在给定份额限制下没有可行权重，记为缺失。请放宽 shares。",
    en: "{path}: no weights within the shares exist for {entities} entities; left missing. Widen the shares.",
  },
  "benefit-of-the-doubt-negative": {
    zh: "{path}：存在负得分，最优权重法（BoD）要求得分不小于 0。请改用 0 起的标准化。",
    en: "{path}: there are negative scores; benefit of the doubt needs scores from 0 up. Choose another normalisation.",
  },
  "compare-other-index": {
    zh: "两个结果的总指数不同（{a} 与 {b}），比较仅供参考。",
    en: "The two results have different indices ({a} and {b}).",
  },
  "compare-period-bounds": {
    zh: "{a} 与 {b} 各按本期极值标准化，得分不可相减，只比较位次。如需比较得分，请用 over: pooled 或 fixed。",
    en: "{a} and {b} were each normalised over their own bounds: scores do not compare, ranks do. Use over: pooled or fixed to compare scores.",
  },
  "denominator-missing": {
    zh: "{path}：分母列“{column}”不在数据中。",
    en: "{path}: the denominator column “{column}” is not in the data.",
  },
  "em-not-converged": {
    zh: "EM 插补经 {steps} 步仍未收敛，结果供参考。",
    en: "Imputation by EM did not converge in {steps} steps.",
  },
  "em-too-few-entities": {
    zh: "EM 插补至少需要 {fewest} 个对象（指标数的两倍），现有 {entities} 个。请改用其他插补方法。",
    en: "Imputation by EM needs at least {fewest} entities (twice the indicators); there are {entities}. Choose another method.",
  },
  "entity-screened": {
    zh: "{path}：未通过筛选（可得率 {availability}，下限 {minAvailability}；非零率 {nonZero}，下限 {minNonZero}），保留在表中，不参加评价。",
    en: "{path}: screened out (availability {availability}, at least {minAvailability}; non-zero {nonZero}, at least {minNonZero}); stays in the tables without a score.",
  },
  "entity-twice": {
    zh: "{path}：同一时期（{period}）有多行。请删去重复的行。",
    en: "{path}: more than one row in the same period ({period}). Remove the duplicates.",
  },
  "entity-without-class": {
    zh: "{n} 个对象没有评价分类，没有类内位次。",
    en: "{n} entities have no class and so no rank in class.",
  },
  "framework-aggregate-direction": {
    zh: "{path}：汇总项的方向 -1 不起作用，已忽略。",
    en: "{path}: direction −1 on an aggregate has no effect and is ignored.",
  },
  "framework-bad-weight": {
    zh: "{path}：权重 {weight} 不可用，应为不小于 0 的数，或 unknown。",
    en: "{path}: weight {weight} must be a number from 0 up, or unknown.",
  },
  "framework-cycle": {
    zh: "{path}：指标体系中有环：{through}。",
    en: "{path}: the tree has a cycle through {through}.",
  },
  "framework-duplicate-code": {
    zh: "指标体系中代码“{code}”重复。",
    en: "The code “{code}” occurs more than once in the framework.",
  },
  "framework-empty-aggregate": {
    zh: "{path}：没有下级指标，无法计分。",
    en: "{path}: has no children and cannot be scored.",
  },
  "framework-indicator-outside": {
    zh: "{path}：没有上级，不进入任何汇总。",
    en: "{path}: has no parent and enters no aggregate.",
  },
  "framework-no-indicators": {
    zh: "指标体系“{path}”没有指标。",
    en: "The framework “{path}” has no indicators.",
  },
  "framework-no-root": { zh: "指标体系“{path}”没有总指数。", en: "The framework “{path}” has no index." },
  "framework-parent-is-indicator": {
    zh: "{path}：上级“{parent}”是指标，不能有下级。",
    en: "{path}: its parent “{parent}” is an indicator and cannot have children.",
  },
  "framework-unknown-parent": {
    zh: "{path}：上级“{parent}”不在指标体系中。",
    en: "{path}: its parent “{parent}” is not in the framework.",
  },
  "framework-weight-sum": {
    zh: "{path}：下级权重之和为 {sum}，应为 {due}。",
    en: "{path}: the weights of its children sum to {sum}, not {due}.",
  },
  "framework-zero-weights": {
    zh: "{path}：下级权重全为 0。",
    en: "{path}: all its children have weight 0.",
  },
  "group-column-missing": {
    zh: "{path}：分组列“{column}”不在数据中。可用：{allowed}。",
    en: "{path}: the group column “{column}” is not in the data. Available: {allowed}.",
  },
  "indicator-all-missing": {
    zh: "{path}：全部缺失，不进入得分，权重由同级其他指标分担。",
    en: "{path}: missing everywhere; it enters no score and its siblings share its weight.",
  },
  "indicator-constant": {
    zh: "{path}：{n} 个值全等于 {value}，无法区分对象；按 constant: {scored} 处理。",
    en: "{path}: all {n} values equal {value} and tell nobody apart; scored as constant: {scored}.",
  },
  "indicator-without-column": {
    zh: "数据中没有指标“{path}”的列（{column}）。",
    en: "The data have no column {column} for the indicator “{path}”.",
  },
  "method-bad-option": {
    zh: "{path}：“{given}”不可用（{expected}）。可用：{allowed}。",
    en: "{path}: “{given}” is not allowed ({expected}). Allowed: {allowed}.",
  },
  "method-bad-steps": {
    zh: "{path}：步骤顺序不可用：{given}。应为：{allowed}。",
    en: "{path}: this order of steps is not possible: {given}. Allowed: {allowed}.",
  },
  "method-not-an-object": {
    zh: "方法文件应为键值表。",
    en: "The method file must be a table of keys and values.",
  },
  "method-unknown-name": {
    zh: "{path}：没有名为“{given}”的方法。可用：{allowed}。",
    en: "{path}: there is no method “{given}”. Allowed: {allowed}.",
  },
  "method-unknown-node": {
    zh: "{path}：汇总项“{node}”不在指标体系中。",
    en: "{path}: the aggregate “{node}” is not in the framework.",
  },
  "method-unknown-option": {
    zh: "{path}：没有选项“{option}”。可用：{allowed}。",
    en: "{path}: there is no option “{option}”. Allowed: {allowed}.",
  },
  "missing-denominator": {
    zh: "{path}：分母“{column}”缺失，结果记为缺失。",
    en: "{path}: its denominator “{column}” is missing, so the quotient is.",
  },
  "normalisation-lacks": {
    zh: "{path}：标准化方法 {method} 缺少：{lacking}。请在方法文件或指标体系中写明。",
    en: "{path}: {method} lacks {lacking}. State it in the method or the framework.",
  },
  "normalisation-outside-domain": {
    zh: "{path}：以下对象的值不在 {method} 的适用范围内，记为缺失：{entities}。",
    en: "{path}: the values of {entities} are outside the domain of {method}; left missing.",
  },
  "nothing-to-impute-from": {
    zh: "{path}：以下对象无可依据的数据，仍为缺失：{entities}。",
    en: "{path}: nothing to impute from for {entities}; still missing.",
  },
  "override-unknown-indicator": {
    zh: "{path}：“{code}”不是本指标体系的指标。",
    en: "{path}: “{code}” is not an indicator of this framework.",
  },
  "owa-weights-length": {
    zh: "{path}：OWA 权重有 {given} 个，应有 {due} 个（每个位置一个）。",
    en: "{path}: {given} OWA weights for {due} children; give one per position.",
  },
  "pca-negative-loading": {
    zh: "{path}：第一主成分上有负载荷：{children}；这些指标与其余指标方向相反，请复核方向与选取。",
    en: "{path}: negative loadings on the first component: {children}. They run against the others; check direction and choice.",
  },
  "period-missing": {
    zh: "数据中没有时期“{period}”。可用：{allowed}。",
    en: "The data have no period “{period}”. Available: {allowed}.",
  },
  "rank-needs-peers": {
    zh: "只有一个评价对象（{path}），得分是与基准的距离，无法计算位次。",
    en: "There is one entity alone ({path}): its scores are distances to the scale, and a rank cannot be computed.",
  },
  "regression-not-possible": {
    zh: "{path}：没有可用的回归自变量（需完整且至少 10 个共同对象），改用 {instead}。",
    en: "{path}: no usable predictor (complete, at least 10 entities in common); filled by {instead}.",
  },
  "screen-unknown-entity": {
    zh: "{path}：“{code}”不在本期数据中。",
    en: "{path}: “{code}” is not in this period's data.",
  },
  "separate-classes-not-comparable": {
    zh: "各类分别评价（{classes}），得分不可跨类比较，只有类内位次。",
    en: "Each class was evaluated alone ({classes}): scores do not compare across classes, and ranks are in class only.",
  },
  "size-column-missing": {
    zh: "{path}：规模列“{column}”不在数据中。可用：{allowed}。",
    en: "{path}: the size column “{column}” is not in the data. Available: {allowed}.",
  },
  "small-class": {
    zh: "分类“{path}”只有 {n} 个参评对象（少于 {minimum} 个），类内位次意义有限。",
    en: "Class “{path}” has only {n} ranked entities (fewer than {minimum}): its ranks say little.",
  },
  "solver-missing": {
    zh: "最优权重法（BoD）需要线性规划求解器。",
    en: "Benefit of the doubt needs a solver for linear programmes.",
  },
  "too-few-for-weights": {
    zh: "{path}：{method} 赋权只有 {n} 个对象，至少需要 {fewest} 个，结果将是噪声，已拒绝。确需使用请写 force: true。",
    en: "{path}: {method} weights from {n} entities would be noise (at least {fewest}); refused. Write force: true to insist.",
  },
  "too-few-to-treat": {
    zh: "{path}：只有 {n} 个值，少于 {fewest} 个，按偏度处理异常值无意义，已拒绝。确需使用请写 treat.force: true。",
    en: "{path}: {n} values are too few (at least {fewest}) to judge outliers by skewness; refused. Write treat.force: true to insist.",
  },
  "transform-outside-domain": {
    zh: "{path}：值 {value} 不能做 {transform} 变换，记为缺失。",
    en: "{path}: the value {value} has no {transform}; left missing.",
  },
  "treatment-not-enough": {
    zh: "{path}：处理后偏度 {skew}、峰度 {kurtosis} 仍超限。",
    en: "{path}: after treatment skewness {skew} and kurtosis {kurtosis} are still beyond the limits.",
  },
  "weight-set-incomplete": {
    zh: "{path}：权重组“{set}”没有它的权重，指标体系中也未知。",
    en: "{path}: the weight set “{set}” has no weight for it, and the framework's is unknown.",
  },
  "weight-set-missing": {
    zh: "{path}：没有名为“{set}”的权重组。可用：{allowed}。",
    en: "{path}: there is no weight set “{set}”. Available: {allowed}.",
  },
  "weights-not-computable": {
    zh: "{path}：数据无法给出 {method} 权重（无变化或无完整行），改用等权。",
    en: "{path}: the data give no {method} weights (no variation or no complete row); equal weights used.",
  },
  "weights-unknown": {
    zh: "权重未公布：{parents}。表中得分与位次是等权下的一个参考点，请看位次区间。",
    en: "Unpublished weights in {parents}. Scores and ranks shown are one marked point (equal weights); see the rank intervals.",
  },
  "weights-unknown-refused": {
    zh: "权重未公布：{parents}；方法要求 unknownWeights: refuse，未评价。",
    en: "Unpublished weights in {parents}; the method says unknownWeights: refuse.",
  },
  "zero-denominator": {
    zh: "{path}：分母“{column}”为 0，结果记为缺失。",
    en: "{path}: its denominator “{column}” is 0; left missing.",
  },
}
