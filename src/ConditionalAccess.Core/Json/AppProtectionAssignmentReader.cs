using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>
/// Reads whom an app protection policy is assigned to. A policy that reaches a user lets an app in, so what is not understood leaves open whom it reaches;
/// such an entry is kept as it was found.
/// </summary>
internal sealed class AppProtectionAssignmentReader(ReadContext context)
{
    public ComplianceAssignment Read(JsonNode node)
    {
        JsonNode target = node.Member("target");
        string? type = ODataType.Of(target);
        if (type is null || !ComplianceWords.Targets.TryFind(type, out AssignmentTargetKind kind, out _)) return NotUnderstood(node, target, type);
        bool isGroup = kind is AssignmentTargetKind.Group or AssignmentTargetKind.ExclusionGroup;
        JsonNode group = target.Member("groupId");
        if (isGroup && !(group.IsString && group.Text.Length > 0)) return NotUnderstood(node, target, type);
        if (!TryFilter(target, out GraphId filter, out AssignmentFilterMode mode)) return NotUnderstood(node, target, type);
        return new ComplianceAssignment(kind, isGroup ? group.Text : default(GraphId), filter, mode, Extra(node, target, isGroup));
    }

    private static bool TryFilter(JsonNode target, out GraphId filter, out AssignmentFilterMode mode)
    {
        (filter, mode) = (default, AssignmentFilterMode.None);
        JsonNode id = target.Member(ComplianceAssignmentReader.FilterIdName), type = target.Member(ComplianceAssignmentReader.FilterTypeName);
        bool hasId = id.IsString && id.Text.Length > 0 && (GraphId)id.Text != Guid.Empty;
        if (!id.IsNull && !id.IsString) return false;
        if (type.IsNull) return !hasId;
        if (!type.IsString || !ComplianceWords.Filters.TryFind(type.Text, out mode, out _)) return false;
        if (mode == AssignmentFilterMode.None) return true;
        if (hasId) filter = id.Text;
        return hasId;
    }

    // An id of a filter that filters nothing is kept beside the target.
    private static ValueArray<ExtraMember> Extra(JsonNode node, JsonNode target, bool isGroup)
    {
        var extra = new List<ExtraMember>();
        foreach ((string name, JsonNode value) in node.Members())
        {
            if (!Is(name, "target")) extra.Add(new ExtraMember(name, RawJson.Of(value)));
        }

        bool hasFilter = TryFilter(target, out GraphId filter, out _) && filter.IsKnown;
        foreach ((string name, JsonNode value) in target.Members())
        {
            bool isTaken = Is(name, "@odata.type") || (isGroup && Is(name, "groupId")) || Is(name, ComplianceAssignmentReader.FilterTypeName)
                || (hasFilter && Is(name, ComplianceAssignmentReader.FilterIdName));
            if (!isTaken) extra.Add(new ExtraMember(ComplianceAssignmentReader.TargetPrefix + name, RawJson.Of(value)));
        }

        return ObjectReader.Pack(extra);
    }

    private static bool Is(string name, string known) => string.Equals(name, known, StringComparison.OrdinalIgnoreCase);

    private ComplianceAssignment NotUnderstood(JsonNode node, JsonNode target, string? type)
    {
        context.Warn(DiagnosticCodes.AppProtectionAssignmentUnknown, target.IsNull ? node : target, "an assignment is not understood, which leaves open whom the policy reaches", "write target, group and filter as Microsoft Graph does");
        bool isExclusion = type?.Contains("exclusion", StringComparison.OrdinalIgnoreCase) == true;
        return new ComplianceAssignment(isExclusion ? AssignmentTargetKind.UnknownExclusion : AssignmentTargetKind.Unknown,
            Extra: [new ExtraMember(ComplianceAssignmentReader.Whole, RawJson.Of(node))]);
    }
}
