namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 6.1 and 6.2: whether a device is co-managed, and who has a workload of it.</summary>
internal static class CoManagementSemantics
{
    /// <summary>Spec 6.1, the first test that is known; null when none is.</summary>
    public static bool? IsComanaged(DeviceFacts facts)
    {
        if (IsAgentKnown(facts.ManagementAgent))
            return facts.ManagementAgent is ManagementAgent.ConfigurationManagerClientMdm or ManagementAgent.ConfigurationManagerClientMdmEas;
        if (facts.MdmEnrolled == false || facts.ComanagementPolicyPresent == false) return false;
        return facts.MdmEnrolled == true && facts.ComanagementPolicyPresent == true ? true : null;
    }

    /// <summary>
    /// Spec 6.2: true when Intune has the workload. What the device itself says beats the slider; nothing known is Configuration Manager, the documented default.
    /// </summary>
    public static bool IsWithIntune(ComplianceConfiguration configuration, DeviceFacts facts, Workload workload)
    {
        if (FlagOf(facts.ConfigurationManagerClientEnabledFeatures, workload) is bool flag) return flag;
        if (SliderSaysIntune(configuration.CoManagement, facts, workload)) return true;
        // Moving device configuration moves these two as well.
        return workload is Workload.ResourceAccess or Workload.EndpointProtection && IsWithIntune(configuration, facts, Workload.DeviceConfiguration);
    }

    /// <summary>The word <c>unknown</c>, and a number without a name, say nothing about what manages the device.</summary>
    public static bool IsAgentKnown(ManagementAgent agent) => Enum.IsDefined(agent) && agent is not (ManagementAgent.NotSet or ManagementAgent.Unknown);

    /// <summary>A workload with several sliders is with Intune only if all of them say so.</summary>
    private static bool SliderSaysIntune(CoManagementSettings settings, DeviceFacts facts, Workload workload)
    {
        WorkloadSlider[] sliders = [.. settings.Workloads.Where(s => s.Workload == workload)];
        return sliders.Length > 0 && sliders.All(s => s.Position == WorkloadPosition.Intune
            || (s.Position == WorkloadPosition.PilotIntune && facts.PilotCollections.Contains(workload)));
    }

    private static bool? FlagOf(WorkloadFlags flags, Workload workload) => workload switch
    {
        Workload.CompliancePolicy => flags.CompliancePolicy,
        Workload.DeviceConfiguration => flags.DeviceConfiguration,
        Workload.EndpointProtection => flags.EndpointProtection,
        Workload.Inventory => flags.Inventory,
        Workload.ModernApps => flags.ModernApps,
        Workload.OfficeApps => flags.OfficeApps,
        Workload.ResourceAccess => flags.ResourceAccess,
        Workload.WindowsUpdateForBusiness => flags.WindowsUpdateForBusiness,
        _ => null,
    };
}
