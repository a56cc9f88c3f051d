using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// One condition of every policy at once: narrows the set of policies that can still apply to a sign-in. Immutable and thread-safe.
/// </summary>
internal abstract class ConditionColumn(PolicyConditions word)
{
    /// <summary>The condition's word, for reporting what was not known.</summary>
    public PolicyConditions Word { get; } = word;

    /// <summary>Ands the condition's value for every policy into <paramref name="values"/>.</summary>
    /// <param name="request">The sign-in with what was derived from it.</param>
    /// <param name="values">The values so far.</param>
    /// <param name="scratch">Two more sets for the column's own use; contents undefined.</param>
    public abstract void And(in Request request, TruthBits values, Scratch scratch);
}

/// <summary>Working space of a column: two sets of values.</summary>
internal readonly ref struct Scratch(TruthBits first, TruthBits second)
{
    public TruthBits First { get; } = first;

    public TruthBits Second { get; } = second;
}

/// <summary>A condition whose signal takes few values: one row per value, exclusion folded in.</summary>
internal sealed class TableColumn(PolicyConditions word, TableSignal signal, TruthRows rows) : ConditionColumn(word)
{
    public override void And(in Request request, TruthBits values, Scratch scratch)
        => values.And(rows, TableSignals.Row(signal, in request));
}

/// <summary>Conditions that are not understood: never sure.</summary>
internal sealed class UnknownColumn(PolicyConditions word, ulong[] policies) : ConditionColumn(word)
{
    public override void And(in Request request, TruthBits values, Scratch scratch) => Bits.AndNot(values.Must, policies);
}

/// <summary>The signals that index a <see cref="TableColumn"/>.</summary>
internal enum TableSignal : byte
{
    None = 0,
    Platform,
    ClientApp,
    SignInRisk,
    UserRisk,
    ServicePrincipalRisk,
    AgentRisk,
    InsiderRisk,
    Flow,
}

/// <summary>Maps a sign-in to the row of a table column.</summary>
internal static class TableSignals
{
    public const int Platforms = (int)DevicePlatform.Other + 1;
    public const int ClientApps = (int)ClientAppType.Other + 1;
    public const int Flows = (int)TransferMethod.AuthenticationTransfer + 1;
    public const int Risks = (int)RiskLevel.Hidden + 1;
    public const int InsiderRisks = (int)InsiderRiskLevel.Elevated + 1;

    public static int RowCount(TableSignal signal) => signal switch
    {
        TableSignal.Platform => Platforms,
        TableSignal.ClientApp => ClientApps * Platforms,
        TableSignal.Flow => Flows * Flows,
        TableSignal.InsiderRisk => InsiderRisks,
        _ => Risks,
    };

    public static int Row(TableSignal signal, in Request request) => signal switch
    {
        TableSignal.Platform => (int)request.Platform,
        TableSignal.ClientApp => ((int)request.ClientApp * Platforms) + (int)request.Platform,
        TableSignal.SignInRisk => Clamp((int)request.SignIn.Risk.SignIn, Risks),
        TableSignal.UserRisk => Clamp((int)request.SignIn.Risk.User, Risks),
        TableSignal.ServicePrincipalRisk => Clamp((int)request.SignIn.Risk.ServicePrincipal, Risks),
        TableSignal.AgentRisk => Clamp((int)request.SignIn.Risk.Agent, Risks),
        TableSignal.InsiderRisk => Clamp((int)request.SignIn.Risk.Insider, InsiderRisks),
        _ => (Clamp((int)request.SignIn.Client.TransferMethod, Flows) * Flows) + Clamp((int)request.SignIn.Client.OriginalTransferMethod, Flows),
    };

    // A number outside the enumeration is a signal nobody understands: not known.
    public static int Clamp(int value, int count) => (uint)value < (uint)count ? value : 0;
}
