/** What a suggestion can ask for: the verbs of titles and measures. */
const VERBS =
  '加强 加快 加大 加密 加装 完善 解决 推进 推动 推广 推行 规范 治理 整治 建设 建立 健全 设立 设置 开设 开通 开放 开展 增加 增设 增开 增强 优化 提高 提升 盘活 改造 改善 改进 改建 修复 修建 修缮 修订 保障 保留 保护 落实 支持 延伸 延长 缓解 补齐 发展 减轻 减少 减免 根治 破解 促进 打通 打造 打击 强化 扩大 扩建 制定 出台 取消 降低 严格 严查 实施 实行 统筹 统一 整合 公开 公布 防治 防范 利用 调整 允许 恢复 禁止 限制 启动 培育 遏制 化解 畅通 明确 深化 构建 探索 引导 鼓励 帮助 清理 拓宽 拓展 普及 消除 关注 关爱 压实 压减 配建 配置 配备 配齐 提供 纳入 控制 管好 用好 做好 做实 治好 预防 简化 放宽 提前 缩短 平衡 督促 监管 加固 疏通 迁移 搬迁 更新 收回 退还 赋予 试点 试行 救助 扶持 补贴 补助 补偿 堵住 收紧 细化 破除 方便 便利 激活 办好 应对 从严 预留 清掏 稳定 修剪 更换 兑现 先行 处置 查处 回应 衔接 分流 错开 补种 命名 编制 实现 巩固 壮大 保持 让 对 把 将 给 为 在';

const verbs = VERBS.split(' ').toSorted((a, b) => b.length - a.length);
const DOING = verbs.filter((verb) => verb.length > 1);

/** At the beginning of a text. */
export const BEGINS_WITH_ACTION = new RegExp(`^(?:${verbs.join('|')})`, 'u');
/** Anywhere. */
export const HAS_ACTION = new RegExp(DOING.join('|'), 'u');
export const ACTIONS = DOING.join('|');
