using ConditionalAccess.Evaluation;

namespace ConditionalAccess.Testing;

/// <summary>Counts the bytes that deciding and reading a decision allocate on this thread.</summary>
internal static class Allocation
{
    private const int Repetitions = 8;

    // A collection that another thread starts can disturb one reading; what the code itself allocates shows in each.
    private const int Attempts = 5;

    /// <summary>Bytes of one evaluation, rounded up. The first calls do not count: they load types and grow the thread's working space.</summary>
    public static long OfEvaluate(PolicyEngine engine, in SignIn signIn, EvaluationMode mode)
    {
        _ = engine.Evaluate(in signIn, mode);
        _ = engine.Evaluate(in signIn, mode);
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Repetitions; i++) _ = engine.Evaluate(in signIn, mode);
            long after = GC.GetAllocatedBytesForCurrentThread();
            least = Math.Min(least, after - before);
        }

        return PerCall(least);
    }

    /// <summary>Bytes of one walk through everything that can be enumerated in a decision, rounded up.</summary>
    public static long OfReading(in Decision decision)
    {
        int items = Read(in decision) + Read(in decision);
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Repetitions; i++) items += Read(in decision);
            long after = GC.GetAllocatedBytesForCurrentThread();
            least = Math.Min(least, after - before);
        }

        return items < 0 ? -1 : PerCall(least);
    }

    /// <summary>
    /// The bytes that the documented overflow costs: an array for every bit set of the decision that does not fit in place; 0 for sets of up to 256 policies.
    /// </summary>
    public static long Overflow(PolicyPlan plan)
    {
        int policies = plan.Words, clauses = Bits.WordsFor(plan.Clauses.Length), items = Bits.WordsFor(plan.Items.Length);
        return (3 * Array(policies)) + Array(clauses) + (2 * Array(items));
    }

    private static long Array(int words) => words <= InlineBits.InlineWords ? 0 : (3 * IntPtr.Size) + (sizeof(ulong) * (long)words);

    private static long PerCall(long bytes) => (bytes + Repetitions - 1) / Repetitions;

    private static int Read(in Decision decision)
    {
        int count = 0;
        foreach (Requirement requirement in decision.Requirements) count += Read(requirement, decision.Policies.Count);
        foreach (RequirementItem item in decision.MissingItems) count += (int)item.Kind;
        foreach (GraphId context in decision.GrantedContexts) count += context.IsKnown ? 1 : 0;
        for (int i = 0; i < decision.Policies.Count; i++) count += (int)decision.Policies[i] + (decision.Policies.Applies(i) ? 1 : 0);
        return count + (decision.RestsOnUnknown ? 1 : 0) + decision.FailureCode;
    }

    private static int Read(Requirement requirement, int policies)
    {
        int count = requirement.IsDead ? 1 : 0;
        foreach (RequirementItem item in requirement.Items) count += (int)item.Kind;
        foreach (RequirementItem item in requirement.Unavailable) count += (int)item.Kind;
        for (int i = 0; i < policies; i++) count += requirement.IsDemandedBy(i) ? 1 : 0;
        return count;
    }
}
