namespace ConditionalAccess.Compliance.Fleet;

/// <summary>Devices by reported state.</summary>
internal sealed class StateTally
{
    private readonly int[] _counts = new int[(int)ComplianceState.ConfigManager + 1];
    private int _access;

    public void Add(ComplianceState state, bool access)
    {
        _counts[(int)state]++;
        if (access) _access++;
    }

    public StateCounts Counts => new()
    {
        Compliant = Of(ComplianceState.Compliant),
        InGracePeriod = Of(ComplianceState.InGracePeriod),
        Unknown = Of(ComplianceState.Unknown),
        Noncompliant = Of(ComplianceState.Noncompliant),
        Error = Of(ComplianceState.Error),
        Conflict = Of(ComplianceState.Conflict),
        ConfigManager = Of(ComplianceState.ConfigManager),
        AccessCompliant = _access,
    };

    private int Of(ComplianceState state) => _counts[(int)state];
}

/// <summary>Devices by their answers to the four questions.</summary>
internal sealed class FactorTally
{
    private readonly int[,] _counts = new int[4, 4];

    public void Add(FourFactors factors)
    {
        _counts[0, (int)factors.Encrypted.Answer]++;
        _counts[1, (int)factors.MalwareFound.Answer]++;
        _counts[2, (int)factors.SettingsUpdated.Answer]++;
        _counts[3, (int)factors.JailbrokenOrRooted.Answer]++;
    }

    public FactorFigures Figures => new(Of(0), Of(1), Of(2), Of(3));

    private FactorCounts Of(int question) => new(_counts[question, (int)FactorAnswer.True], _counts[question, (int)FactorAnswer.False],
        _counts[question, (int)FactorAnswer.Unknown], _counts[question, (int)FactorAnswer.NotApplicable]);
}
