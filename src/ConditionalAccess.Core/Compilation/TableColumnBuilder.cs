using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Builds the columns of conditions whose signal takes few values, by answering for every value in advance.</summary>
internal static class TableColumnBuilder
{
    public static TableColumn[] Build(PolicyLayout layout)
    {
        TableColumn?[] columns =
        [
            Column(layout, PolicyConditions.SignInRisk, TableSignal.SignInRisk, c => !c.SignInRiskLevels.IsEmpty, (c, row) => Risk(c.SignInRiskLevels, row)),
            Column(layout, PolicyConditions.UserRisk, TableSignal.UserRisk, c => !c.UserRiskLevels.IsEmpty, (c, row) => Risk(c.UserRiskLevels, row)),
            Column(layout, PolicyConditions.ServicePrincipalRisk, TableSignal.ServicePrincipalRisk, c => !c.ServicePrincipalRiskLevels.IsEmpty, (c, row) => Risk(c.ServicePrincipalRiskLevels, row)),
            Column(layout, PolicyConditions.InsiderRisk, TableSignal.InsiderRisk, c => !c.InsiderRiskLevels.IsEmpty, (c, row) => InsiderRisk(c.InsiderRiskLevels, row)),
            Column(layout, PolicyConditions.AgentRisk, TableSignal.AgentRisk, c => !c.AgentIdRiskLevels.IsEmpty, (c, row) => Risk(c.AgentIdRiskLevels, row)),
            Column(layout, PolicyConditions.DevicePlatform, TableSignal.Platform, c => c.Platforms is not null, (c, row) => Platform(c.Platforms!, (DevicePlatform)row)),
            Column(layout, PolicyConditions.ClientType, TableSignal.ClientApp, c => !IsAnyClient(c.ClientAppTypes), (c, row) => ClientApp(c.ClientAppTypes, row)),
            Column(layout, PolicyConditions.AuthenticationFlows, TableSignal.Flow, c => !c.TransferMethods.IsEmpty, (c, row) => Flow(c.TransferMethods, row)),
        ];
        return [.. columns.OfType<TableColumn>()];
    }

    private static TableColumn? Column(
        PolicyLayout layout, PolicyConditions word, TableSignal signal, Func<ConditionSet, bool> isConfigured, Func<ConditionSet, int, Truth> value)
    {
        ulong[] configured = layout.Where(p => isConfigured(p.Conditions));
        if (!Bits.Any(configured)) return null;
        ulong[] others = layout.Where(p => !isConfigured(p.Conditions));
        var rows = new TruthRowsBuilder(TableSignals.Count(signal), layout.Words);
        for (int row = 0; row < rows.Count; row++) rows.Raise(row, others, Truth.Yes);
        for (int bit = Bits.Next(configured, 0); bit >= 0; bit = Bits.Next(configured, bit + 1))
        {
            for (int row = 0; row < rows.Count; row++) rows.Raise(row, bit, value(layout.Policies[bit].Conditions, row));
        }

        return new TableColumn(word, signal, rows.Build());
    }

    // A set, not a threshold (spec 4.9). A level that may not be seen could be any.
    private static Truth Risk(ValueArray<GraphWord<RiskLevel>> levels, int row)
    {
        Truth value = Truth.No;
        foreach (GraphWord<RiskLevel> level in levels)
        {
            if (level.Value == RiskLevel.Unknown || row == (int)RiskLevel.Unknown) value = value.Or(Truth.Unknown);
            else if ((int)level.Value == row) return Truth.Yes;
            else if (row == (int)RiskLevel.Hidden) value = value.Or(Truth.Unknown);
        }

        return value;
    }

    private static Truth InsiderRisk(ValueArray<GraphWord<InsiderRiskLevel>> levels, int row)
    {
        Truth value = Truth.No;
        foreach (GraphWord<InsiderRiskLevel> level in levels)
        {
            if (level.Value == InsiderRiskLevel.Unknown || row == (int)InsiderRiskLevel.Unknown) value = value.Or(Truth.Unknown);
            else if ((int)level.Value == row) return Truth.Yes;
        }

        return value;
    }

    private static Truth Platform(PlatformCondition condition, DevicePlatform seen)
    {
        bool hasUnknownInclude = Extras.Has(condition.Extra, ExtraEffect.UnknownInclude);
        Truth included = condition.IncludePlatforms.IsEmpty && !hasUnknownInclude ? Truth.Yes : AnyPlatform(condition.IncludePlatforms, seen);
        Truth excluded = AnyPlatform(condition.ExcludePlatforms, seen);
        if (hasUnknownInclude) included = included.Or(Truth.Unknown);
        if (Extras.Has(condition.Extra, ExtraEffect.UnknownExclude)) excluded = excluded.Or(Truth.Unknown);
        return included.And(excluded.Not());
    }

    private static Truth AnyPlatform(ValueArray<GraphWord<DevicePlatform>> listed, DevicePlatform seen)
    {
        Truth value = Truth.No;
        foreach (GraphWord<DevicePlatform> platform in listed)
        {
            if (platform.Value == DevicePlatform.Unknown) value = value.Or(Truth.Unknown);
            else if (platform.Value == DevicePlatform.All || platform.Value == seen) return Truth.Yes;
            else if (seen == DevicePlatform.Unknown) value = value.Or(Truth.Unknown);
        }

        return value;
    }

    internal static bool IsAnyClient(ValueArray<GraphWord<ClientAppType>> types)
    {
        foreach (GraphWord<ClientAppType> type in types)
        {
            if (type.Value == ClientAppType.All) return true;
        }

        return types.IsEmpty;
    }

    private static Truth ClientApp(ValueArray<GraphWord<ClientAppType>> types, int row)
    {
        var seen = (ClientAppType)(row / TableSignals.Platforms);
        var platform = (DevicePlatform)(row % TableSignals.Platforms);
        Truth value = Truth.No;
        foreach (GraphWord<ClientAppType> type in types)
            value = value.Or(type.Value == ClientAppType.Unknown ? Truth.Unknown : ClientApp(type.Value, seen, platform));
        return value;
    }

    private static Truth ClientApp(ClientAppType type, ClientAppType seen, DevicePlatform platform)
    {
        if (seen == ClientAppType.Unknown) return Truth.Unknown;
        if (type == seen || (type == ClientAppType.ExchangeActiveSync && seen == ClientAppType.EasSupported)) return Truth.Yes;
        if (type != ClientAppType.EasSupported || seen != ClientAppType.ExchangeActiveSync) return Truth.No;
        return platform switch
        {
            DevicePlatform.Unknown => Truth.Unknown,
            DevicePlatform.IOS or DevicePlatform.Android or DevicePlatform.Windows => Truth.Yes,
            _ => Truth.No,
        };
    }

    private static Truth Flow(ValueArray<GraphWord<TransferMethod>> methods, int row)
    {
        var current = (TransferMethod)(row / TableSignals.Flows);
        var original = (TransferMethod)(row % TableSignals.Flows);
        Truth value = AnyFlow(methods, current);
        return original == TransferMethod.Unknown ? value : value.Or(AnyFlow(methods, original));
    }

    private static Truth AnyFlow(ValueArray<GraphWord<TransferMethod>> methods, TransferMethod seen)
    {
        Truth value = Truth.No;
        foreach (GraphWord<TransferMethod> method in methods)
        {
            if (method.Value == TransferMethod.Unknown || seen == TransferMethod.Unknown) value = value.Or(Truth.Unknown);
            else if (method.Value == seen && seen != TransferMethod.None) return Truth.Yes;
        }

        return value;
    }
}

/// <summary>Looks for members that were not understood.</summary>
internal static class Extras
{
    /// <summary>Whether some member counts as an entry of an include or exclude list.</summary>
    public static bool IsEntry(ValueArray<ExtraMember> extra) => Has(extra, ExtraEffect.UnknownInclude) || Has(extra, ExtraEffect.UnknownExclude);

    public static bool Has(ValueArray<ExtraMember> extra, ExtraEffect effect)
    {
        foreach (ExtraMember member in extra)
        {
            if (member.Effect == effect) return true;
        }

        return false;
    }
}
