using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>A condition whose signal takes few values: one row per value, exclusion folded in.</summary>
/// <param name="Word">The condition's word, for reporting what was not known.</param>
/// <param name="Signal">The signal.</param>
/// <param name="Rows">By value.</param>
internal sealed record TableColumn(PolicyConditions Word, TableSignal Signal, TruthRows Rows)
{
    public TruthRow Pick(in Request request) => Rows[TableSignals.Value(Signal, in request)];
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

/// <summary>The value of a signal in a sign-in, as a number.</summary>
internal static class TableSignals
{
    public const int Platforms = (int)DevicePlatform.Other + 1;
    public const int ClientApps = (int)ClientAppType.Other + 1;
    public const int Flows = (int)TransferMethod.AuthenticationTransfer + 1;
    public const int Risks = (int)RiskLevel.Hidden + 1;
    public const int InsiderRisks = (int)InsiderRiskLevel.Elevated + 1;

    /// <summary>How many values there are. Client app and platform count together, because one client type is limited to some platforms.</summary>
    public static int Count(TableSignal signal) => signal switch
    {
        TableSignal.Platform => Platforms,
        TableSignal.ClientApp => ClientApps * Platforms,
        TableSignal.Flow => Flows * Flows,
        TableSignal.InsiderRisk => InsiderRisks,
        _ => Risks,
    };

    public static int Value(TableSignal signal, in Request request)
    {
        ref readonly RiskSignals risk = ref request.SignIn.RiskInPlace;
        return signal switch
        {
            TableSignal.Platform => (int)request.Platform,
            TableSignal.ClientApp => ClientAndPlatform(in request),
            TableSignal.SignInRisk => Clamp((int)risk.SignIn, Risks),
            TableSignal.UserRisk => Clamp((int)risk.User, Risks),
            TableSignal.ServicePrincipalRisk => Clamp((int)risk.ServicePrincipal, Risks),
            TableSignal.AgentRisk => Clamp((int)risk.Agent, Risks),
            TableSignal.InsiderRisk => Clamp((int)risk.Insider, InsiderRisks),
            _ => Flow(in request.SignIn.ClientInPlace),
        };
    }

    public static int ClientAndPlatform(in Request request) => ((int)request.ClientApp * Platforms) + (int)request.Platform;

    public static int Flow(in ClientSignals client)
        => (Clamp((int)client.TransferMethod, Flows) * Flows) + Clamp((int)client.OriginalTransferMethod, Flows);

    // A number outside the enumeration is a signal nobody understands: not known.
    public static int Clamp(int value, int count) => (uint)value < (uint)count ? value : 0;
}

/// <summary>
/// All conditions over signals of few values. The rows of several of them are worked out for every combination of known values and kept as one
/// table, while that stays small: a sign-in then picks one row instead of one for each condition.
/// </summary>
internal sealed class TableColumns
{
    /// <summary>How many fused tables a code can lead to.</summary>
    public const int MostTables = 3;

    private const int IndexBits = 20;
    private const int SureBit = MostTables * IndexBits;

    /// <summary>Where the codes of a signal begin; one code for each of its values.</summary>
    public const int ClientAndPlatformAt = 0, SignInRiskAt = 63, UserRiskAt = 69, ServicePrincipalRiskAt = 75, AgentRiskAt = 81, InsiderRiskAt = 87,
        FlowAt = 92, Codes = 108;

    private readonly ulong[] _codes;
    private readonly TruthRows[] _fused;
    private readonly bool _hasRareSignals;

    /// <param name="columns">The conditions one by one.</param>
    /// <param name="codes">By signal and value: what to add to reach the row in each fused table.</param>
    /// <param name="fused">The fused tables; empty when no policy has such a condition.</param>
    public TableColumns(TableColumn[] columns, ulong[] codes, TruthRows[] fused)
    {
        (Columns, _codes, _fused) = (columns, codes, fused);
        FirstFused = fused.Length > 0 ? fused[0] : null;
        _hasRareSignals = codes.AsSpan(ServicePrincipalRiskAt).ContainsAnyExcept(0UL);
    }

    /// <summary>The conditions one by one, for sign-ins of which something is not known.</summary>
    public TableColumn[] Columns { get; }

    /// <summary>The fused tables.</summary>
    public ReadOnlySpan<TruthRows> Fused => _fused;

    /// <summary>The fused table of a plan that has one; null when no policy has such a condition.</summary>
    public TruthRows? FirstFused { get; }

    /// <summary>One value's share of a code.</summary>
    /// <param name="table">The fused table.</param>
    /// <param name="index">What the value adds to the row's number.</param>
    public static ulong Share(int table, int index) => (ulong)index << (table * IndexBits);

    /// <summary>The share of a value of which some policy cannot be sure; up to fifteen of them add up without loss.</summary>
    public static ulong NotSure => 1UL << SureBit;

    /// <summary>The sum of the shares of a sign-in's values.</summary>
    public ulong CodeOf(in Request request) => CodeOf(in request.SignIn, request.Platform, request.ClientApp);

    /// <summary>The same, with platform and client app as the request sees them.</summary>
    public ulong CodeOf(in SignIn signIn, DevicePlatform platform, ClientAppType client)
    {
        // Signals hold members of their enumerations only.
        ref readonly RiskSignals risk = ref signIn.RiskInPlace;
        ulong[] codes = _codes;
        ulong code = unchecked(
            codes[ClientAndPlatformAt + ((int)client * TableSignals.Platforms) + (int)platform]
            + codes[SignInRiskAt + (int)risk.SignIn]
            + codes[UserRiskAt + (int)risk.User]);
        return _hasRareSignals ? unchecked(code + RareCodeOf(in signIn, in risk)) : code;
    }

    private ulong RareCodeOf(in SignIn signIn, in RiskSignals risk)
    {
        ReadOnlySpan<ulong> codes = _codes;
        return unchecked(
            codes[ServicePrincipalRiskAt + TableSignals.Clamp((int)risk.ServicePrincipal, TableSignals.Risks)]
            + codes[AgentRiskAt + TableSignals.Clamp((int)risk.Agent, TableSignals.Risks)]
            + codes[InsiderRiskAt + TableSignals.Clamp((int)risk.Insider, TableSignals.InsiderRisks)]
            + codes[FlowAt + TableSignals.Flow(in signIn.ClientInPlace)]);
    }

    /// <summary>Whether every policy is sure of every value.</summary>
    public static bool IsSure(ulong code) => Unsure(code) == 0;

    /// <summary>0 when every policy is sure of every value.</summary>
    public static uint Unsure(ulong code) => unchecked((uint)(code >> SureBit));

    /// <summary>The number of a code's row in one fused table.</summary>
    public static int IndexIn(ulong code, int table) => unchecked((int)(code >> (table * IndexBits))) & ((1 << IndexBits) - 1);
}
