using ConditionalAccess.Compliance;
using ConditionalAccess.Evaluation;
using DeviceFacts = ConditionalAccess.Compliance.DeviceFacts;

namespace ConditionalAccess.Testing;

/// <summary>Counts the bytes that deciding and reading a decision allocate on this thread.</summary>
internal static class Allocation
{
    private const int Repetitions = 8;

    // A collection that another thread starts can disturb one reading; what the code itself allocates shows in each.
    private const int Attempts = 5;

    /// <summary>Bytes of one evaluation, rounded up. The first calls do not count: they load types and grow the thread's working space.</summary>
    public static long OfEvaluate(PolicyEngine engine, in SignIn signIn, EvaluationMode mode)
        => OfEvaluate(engine, in signIn, null, null, null, mode);

    /// <summary>The same with a prepared user, a prepared device and a buffer.</summary>
    public static long OfEvaluate(
        PolicyEngine engine, in SignIn signIn, PreparedUser? user, PreparedDevice? device, DecisionBuffer? buffer, EvaluationMode mode)
    {
        _ = engine.Evaluate(in signIn, user, device, buffer, mode);
        _ = engine.Evaluate(in signIn, user, device, buffer, mode);
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Repetitions; i++) _ = engine.Evaluate(in signIn, user, device, buffer, mode);
            long after = GC.GetAllocatedBytesForCurrentThread();
            least = Math.Min(least, after - before);
        }

        return PerCall(least);
    }

    /// <summary>Bytes of one evaluation of a device, rounded up. The first calls do not count: they load types and grow the thread's working space.</summary>
    public static long OfEvaluate(ComplianceEngine engine, DeviceFacts facts, ComplianceRecord? record, DateTimeOffset now)
    {
        _ = engine.Evaluate(facts, record, now);
        _ = engine.Evaluate(facts, record, now);
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Repetitions; i++) _ = engine.Evaluate(facts, record, now);
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
    /// The bytes that the documented overflow costs when no buffer is given: one object with one array; 0 for sets of up to 256 policies.
    /// </summary>
    public static long Overflow(PolicyPlan plan)
        => plan.Result.Fits ? 0 : (3 * IntPtr.Size) + sizeof(long) + (3 * IntPtr.Size) + (sizeof(ulong) * (long)plan.Result.Words);

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
